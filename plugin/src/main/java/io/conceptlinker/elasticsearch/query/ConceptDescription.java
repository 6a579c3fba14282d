package io.conceptlinker.elasticsearch.query;

import io.conceptlinker.ingest.kb.ConceptFacts;
import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import java.util.List;
import java.util.Optional;

/** How a document's concept comes under one that was asked, in words. */
final class ConceptDescription {
  private ConceptDescription() {}

  static String of(OpenKnowledgeBase knowledgeBase, List<String> asked, String id) {
    String holds = "holds " + named(knowledgeBase, id);
    if (asked.contains(id)) {
      return holds + ", which was asked";
    }
    Optional<ConceptFacts> facts = knowledgeBase.facts(id);
    if (facts.isPresent()) {
      // Nearest first: the first that was asked is the closest reason.
      for (String ancestor : facts.get().ancestors()) {
        if (asked.contains(ancestor)) {
          return holds
              + ", "
              + steps(knowledgeBase.distance(id, ancestor))
              + " below "
              + named(knowledgeBase, ancestor);
        }
      }
    }
    for (String concept : asked) {
      if (knowledgeBase.otherIds(concept).contains(id)) {
        return holds + ", another id of " + named(knowledgeBase, concept);
      }
    }
    return holds;
  }

  private static String named(OpenKnowledgeBase knowledgeBase, String id) {
    return "[" + id + "]" + knowledgeBase.preferredName(id).map(name -> " " + name).orElse("");
  }

  private static String steps(int distance) {
    return distance == 1 ? "one step" : distance + " steps";
  }
}

package io.conceptlinker.elasticsearch.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameList;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.text.AbbreviationDefinition;
import io.conceptlinker.link.text.Abbreviations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Why a text was linked as it was, and not to the runner-up. Confined to one thread. */
final class LinkExplanation {
  private final KnowledgeBase kb;
  private final String text;
  private final Abbreviations abbreviations;

  LinkExplanation(KnowledgeBase kb, String text) {
    this.kb = kb;
    this.text = text;
    this.abbreviations = Abbreviations.of(List.of(text));
  }

  /** The fields of one mention. */
  Map<String, Object> of(Mention mention) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("start", mention.start());
    fields.put("end", mention.end());
    fields.put("text", text.substring(mention.start(), mention.end()));
    fields.put("id", mention.conceptId());
    fields.put("name", mention.name());
    int concept = kb.concept(mention.conceptId());
    if (concept >= 0) {
      kb.semanticGroup(concept).ifPresent(group -> fields.put("semantic_group", group));
    }
    fields.put("score", mention.score());
    fields.put("assertion", mention.assertion().label());
    fields.put("path", mention.path().label());
    Optional<AbbreviationDefinition> definition = definition(mention);
    String surface =
        definition
            .map(found -> text.substring(found.longStart(), found.longEnd()))
            .orElseGet(() -> text.substring(mention.start(), mention.end()));
    List<Object> matched = new ArrayList<>();
    Set<String> named = new TreeSet<>();
    collect(surface, mention.conceptId(), matched, named);
    fields.put("reason", reason(mention.path(), matched.isEmpty(), named.size()));
    definition.ifPresent(
        found ->
            fields.put("long_form", Map.of("start", found.longStart(), "end", found.longEnd())));
    fields.put("matched_names", matched);
    fields.put("concepts_with_that_name", List.copyOf(named));
    runnerUp(mention, named).ifPresent(runnerUp -> fields.put("runner_up", runnerUp));
    List<Object> candidates = new ArrayList<>();
    mention.candidates().forEach(candidate -> candidates.add(fields(candidate)));
    fields.put("candidates", candidates);
    return fields;
  }

  /** The nearest definition of the mention's short form before it, or else the first. */
  private Optional<AbbreviationDefinition> definition(Mention mention) {
    if (mention.path() != LinkPath.ABBREVIATION) {
      return Optional.empty();
    }
    return abbreviations.definition(
        text.substring(mention.start(), mention.end()), 0, mention.start());
  }

  /** Collects the names that a text is: those of the concept, and which concepts have it. */
  private void collect(String surface, String id, List<Object> matched, Set<String> named) {
    NameList names = kb.names(surface);
    for (int i = 0; i < names.size(); i++) {
      int name = names.get(i);
      String owner = kb.id(kb.nameConcept(name));
      named.add(owner);
      if (owner.equals(id)) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", kb.nameText(name));
        fields.put("language", kb.nameLanguage(name));
        fields.put("source", kb.nameSource(name));
        fields.put("kind", kb.nameKind(name).name().toLowerCase(Locale.ROOT));
        fields.put("count", kb.nameCount(name));
        matched.add(fields);
      }
    }
  }

  private static String reason(LinkPath path, boolean otherForm, int concepts) {
    return switch (path) {
      case ABBREVIATION -> "the text defines it as a short form of a name of this concept";
      case LEXICAL ->
          "the words are no name; a name of this concept has the most character 3-grams in common";
      case GENERATIVE -> "a language model and all that names and text say, weighed together";
      case DICTIONARY, DISAMBIGUATED -> {
        if (otherForm) {
          yield "a name of this concept in another order, spelling or inflection";
        }
        yield concepts == 1
            ? "a name of this concept and of no other"
            : "a name of " + concepts + " concepts, of which this one fits the text best";
      }
    };
  }

  private static Optional<Map<String, Object>> runnerUp(Mention mention, Set<String> named) {
    return mention.candidates().stream()
        .filter(candidate -> !candidate.conceptId().equals(mention.conceptId()))
        .findFirst()
        .map(
            candidate -> {
              Map<String, Object> fields = fields(candidate);
              fields.put("behind_by", mention.score() - candidate.score());
              fields.put("has_that_name", named.contains(candidate.conceptId()));
              return fields;
            });
  }

  private static Map<String, Object> fields(Candidate candidate) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", candidate.conceptId());
    fields.put("name", candidate.name());
    fields.put("score", candidate.score());
    return fields;
  }
}

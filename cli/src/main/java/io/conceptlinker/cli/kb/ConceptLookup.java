package io.conceptlinker.cli.kb;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameList;
import io.conceptlinker.kb.NgramHits;
import io.conceptlinker.trie.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds the concepts that somebody means by an id or a name. */
final class ConceptLookup {

  private static final int SIMILAR = 3;

  private ConceptLookup() {}

  /** The concepts; none if it is neither an id nor a name. */
  static Set<Integer> find(KnowledgeBase kb, String idOrName) {
    Set<Integer> concepts = new LinkedHashSet<>();
    int byId = kb.concept(idOrName);
    if (byId >= 0) {
      concepts.add(byId);
      return concepts;
    }
    int phrase = kb.phrases().phrase(idOrName);
    if (phrase >= 0) {
      NameList names = kb.names(phrase);
      for (int i = 0; i < names.size(); i++) {
        concepts.add(kb.nameConcept(names.get(i)));
      }
    }
    return concepts;
  }

  /** A remark on names that look alike; empty if there is none. */
  static String similar(KnowledgeBase kb, String name) {
    NgramHits hits = new NgramHits();
    kb.ngrams().searcher().search(Words.of(name).phraseKey(), SIMILAR, hits);
    List<String> names =
        IntStream.range(0, hits.size())
            .mapToObj(i -> kb.nameText(kb.names(hits.phrase(i)).get(0)))
            .toList();
    return names.isEmpty() ? "" : "; similar names are " + String.join(", ", names);
  }
}

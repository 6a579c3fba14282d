package io.conceptlinker.cli.eval;

import io.conceptlinker.kb.KnowledgeBase;
import java.util.Arrays;
import java.util.Set;

/**
 * Where an answer stands to the gold concepts in the hierarchy of the knowledge base.
 *
 * @param kb has the hierarchy
 */
record HierarchyRelation(KnowledgeBase kb) {

  /**
   * {@code broader} than one of the gold concepts, {@code narrower}, {@code sibling} (they share a
   * parent), {@code unrelated}, or {@code unknown} when the knowledge base has none of the gold.
   */
  String of(String id, Set<String> gold) {
    int answer = kb.concept(id);
    int[] asked = gold.stream().mapToInt(kb::concept).filter(concept -> concept >= 0).toArray();
    if (answer < 0 || asked.length == 0) {
      return "unknown";
    }
    if (Arrays.stream(asked).anyMatch(concept -> kb.isAncestor(answer, concept))) {
      return "broader";
    }
    if (Arrays.stream(asked).anyMatch(concept -> kb.isAncestor(concept, answer))) {
      return "narrower";
    }
    return Arrays.stream(asked).anyMatch(concept -> shareParent(concept, answer))
        ? "sibling"
        : "unrelated";
  }

  private boolean shareParent(int first, int second) {
    int[] parents = kb.parents(first);
    return Arrays.stream(kb.parents(second))
        .anyMatch(parent -> Arrays.stream(parents).anyMatch(other -> other == parent));
  }
}

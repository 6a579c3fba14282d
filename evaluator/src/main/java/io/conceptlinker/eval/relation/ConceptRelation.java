package io.conceptlinker.eval.relation;

/**
 * A relation that a document states between two concepts, whatever the mentions. Pairs have no
 * direction: the smaller id comes first.
 *
 * @param first id of one concept
 * @param second id of the other
 * @param type the label
 * @param novelty what the corpus says of it, such as {@code Novel} and {@code No}; empty if nothing
 */
public record ConceptRelation(String first, String second, String type, String novelty) {
  public ConceptRelation {
    if (first.compareTo(second) > 0) {
      String smaller = second;
      second = first;
      first = smaller;
    }
  }
}

package io.conceptlinker.eval.baseline;

import io.conceptlinker.eval.linking.RankedConcept;
import java.util.List;

/**
 * The answer of a ranker.
 *
 * @param concepts best first, each id once; empty is NIL
 * @param path how it came about: {@code training}, {@code dictionary} or {@code tfidf}; {@code
 *     none} when there is no answer
 */
public record Ranking(List<RankedConcept> concepts, String path) {
  /** How many concepts are ranked at most. */
  public static final int MAX_CONCEPTS = 10;

  /** No answer. */
  public static final Ranking NONE = new Ranking(List.of(), "none");

  public Ranking {
    concepts = List.copyOf(concepts);
  }
}

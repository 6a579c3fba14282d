package io.conceptlinker.train;

import io.conceptlinker.link.rank.RankedMention;
import io.conceptlinker.link.rank.Ranker;
import java.util.function.IntFunction;

/**
 * A mention whose candidates are known to be right or wrong. The array is not copied.
 *
 * @param mention the candidates
 * @param right for each candidate whether it is a right answer; none of them may be
 * @param group the semantic group of a concept, or an empty text
 */
@SuppressWarnings("ArrayRecordComponent")
public record RankingExample(RankedMention mention, boolean[] right, IntFunction<String> group) {

  /** The probability that a ranker gives to each candidate. */
  public double[] probabilities(Ranker ranker) {
    return ranker.probabilities(mention, group);
  }

  /** Whether no candidate is right. */
  public boolean isUnanswered() {
    for (boolean one : right) {
      if (one) {
        return false;
      }
    }
    return true;
  }
}

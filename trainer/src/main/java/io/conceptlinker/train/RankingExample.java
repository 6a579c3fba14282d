package io.conceptlinker.train;

import io.conceptlinker.link.rank.RankedMention;

/**
 * A mention whose candidates are known to be right or wrong. The array is not copied.
 *
 * @param mention the candidates
 * @param right for each candidate whether it is a right answer; none of them may be
 * @param group the semantic group of its first candidate; may be empty
 */
@SuppressWarnings("ArrayRecordComponent")
public record RankingExample(RankedMention mention, boolean[] right, String group) {

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

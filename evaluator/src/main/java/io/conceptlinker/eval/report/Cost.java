package io.conceptlinker.eval.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run took.
 *
 * @param mentions mentions that were linked
 * @param seconds wall time of linking
 * @param modelCalls calls of the language model; 0 without one
 * @param fastPath mentions that were answered without the model
 * @param peakMemoryBytes most memory that the process held
 * @param paths mentions by how they were answered; {@code none} for those without an answer
 */
public record Cost(
    long mentions,
    double seconds,
    long modelCalls,
    long fastPath,
    long peakMemoryBytes,
    Map<String, Long> paths) {
  public Cost {
    if (mentions < 0 || !(seconds >= 0) || fastPath < 0 || fastPath > mentions) {
      throw new IllegalArgumentException(
          "cost ["
              + mentions
              + " mentions, "
              + fastPath
              + " of them fast, "
              + seconds
              + " s]: expected no negative number and no more fast ones than mentions");
    }
    paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
  }

  /** Mentions linked in a second; NaN if no time passed. */
  public double mentionsPerSecond() {
    return seconds == 0 ? Double.NaN : mentions / seconds;
  }

  /** Calls of the model for one mention; NaN without mentions. */
  public double modelCallsPerMention() {
    return mentions == 0 ? Double.NaN : (double) modelCalls / mentions;
  }

  /** Share of mentions that needed no model, 0 to 1; NaN without mentions. */
  public double fastPathShare() {
    return mentions == 0 ? Double.NaN : (double) fastPath / mentions;
  }
}

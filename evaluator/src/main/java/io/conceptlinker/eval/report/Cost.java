package io.conceptlinker.eval.report;

import io.conceptlinker.link.LinkPath;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run took.
 *
 * @param mentions mentions that were linked
 * @param seconds wall time of linking
 * @param modelCalls calls of the language model; 0 without one
 * @param peakMemoryBytes most memory that the process held
 * @param paths mentions by how they were answered; {@code none} for those without an answer
 */
public record Cost(
    long mentions, double seconds, long modelCalls, long peakMemoryBytes, Map<String, Long> paths) {
  private static final String WITH_MODEL = LinkPath.GENERATIVE.label();

  public Cost {
    paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
    long slow = paths.getOrDefault(WITH_MODEL, 0L);
    if (mentions < 0 || !(seconds >= 0) || slow < 0 || slow > mentions) {
      throw new IllegalArgumentException(
          "cost ["
              + mentions
              + " mentions, "
              + slow
              + " of them by a model, "
              + seconds
              + " s]: expected no negative number and no more by a model than mentions");
    }
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
    long slow = paths.getOrDefault(WITH_MODEL, 0L);
    return mentions == 0 ? Double.NaN : (double) (mentions - slow) / mentions;
  }
}

package io.conceptlinker.eval.stats;

import java.util.Locale;

/**
 * Counts of a detection task and the figures that follow from them. A quotient with denominator 0
 * is 0, as in the reference implementations.
 *
 * @param truePositives predictions that are right
 * @param predicted all predictions
 * @param gold all that should have been found
 */
public record PrecisionRecall(long truePositives, long predicted, long gold) {
  /** Nothing predicted, nothing to be found. */
  public static final PrecisionRecall NONE = new PrecisionRecall(0, 0, 0);

  public PrecisionRecall {
    if (truePositives < 0 || truePositives > predicted || truePositives > gold) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "counts [%d true, %d predicted, %d gold]: expected no more true than either",
              truePositives,
              predicted,
              gold));
    }
  }

  /** Share of the predictions that are right, 0 to 1. */
  public double precision() {
    return quotient(truePositives, predicted);
  }

  /** Share of the gold that was found, 0 to 1. */
  public double recall() {
    return quotient(truePositives, gold);
  }

  /** Harmonic mean of precision and recall, 0 to 1. */
  public double f1() {
    return quotient(2 * truePositives, predicted + gold);
  }

  /** The pooled counts of both. */
  public PrecisionRecall plus(PrecisionRecall other) {
    return new PrecisionRecall(
        truePositives + other.truePositives, predicted + other.predicted, gold + other.gold);
  }

  /** The three figures with the number of gold cases. */
  public Scores scores() {
    return new Scores(precision(), recall(), f1(), gold);
  }

  private static double quotient(long numerator, long denominator) {
    return denominator == 0 ? 0 : (double) numerator / denominator;
  }
}

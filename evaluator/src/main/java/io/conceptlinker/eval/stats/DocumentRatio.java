package io.conceptlinker.eval.stats;

import java.util.Arrays;

/**
 * A figure that is a quotient of two sums over documents: Σ numerator / Σ denominator. Recall, mean
 * reciprocal rank, precision and F1 are all of this kind, so one resampling serves them all.
 *
 * <p>Confined to one thread while it is filled; 16 bytes for each document.
 */
public final class DocumentRatio {
  private final double[] numerators;
  private final double[] denominators;
  private long n;

  /**
   * @param documents how many documents there are, also those that will add nothing
   */
  public DocumentRatio(int documents) {
    numerators = new double[documents];
    denominators = new double[documents];
  }

  /** Adds one case that is worth {@code credit}, 0 to 1, of 1. */
  public void addCase(int document, double credit) {
    add(document, credit, 1, 1);
  }

  /**
   * Adds to both sums.
   *
   * @param document index of the document
   * @param numerator at most {@code denominator}
   * @param denominator 0 or more
   * @param cases how many gold cases this stands for
   */
  public void add(int document, double numerator, double denominator, long cases) {
    if (!(numerator >= 0 && numerator <= denominator)) {
      throw new IllegalArgumentException(
          "ratio [" + numerator + "/" + denominator + "]: expected a number from 0 to 1");
    }
    numerators[document] += numerator;
    denominators[document] += denominator;
    n += cases;
  }

  /** Adds a document's counts so that the ratio is precision. */
  public void addPrecision(int document, PrecisionRecall counts) {
    add(document, (double) counts.truePositives(), (double) counts.predicted(), counts.predicted());
  }

  /** Adds a document's counts so that the ratio is recall. */
  public void addRecall(int document, PrecisionRecall counts) {
    add(document, (double) counts.truePositives(), (double) counts.gold(), counts.gold());
  }

  /** Adds a document's counts so that the ratio is F1: Σ 2 TP / Σ (predicted + gold). */
  public void addF1(int document, PrecisionRecall counts) {
    add(
        document,
        2.0 * counts.truePositives(),
        (double) (counts.predicted() + counts.gold()),
        counts.gold());
  }

  /** The figure over all documents; NaN when the denominator is 0. */
  public double value() {
    double numerator = 0;
    double denominator = 0;
    for (int document = 0; document < numerators.length; document++) {
      numerator += numerators[document];
      denominator += denominators[document];
    }
    return denominator == 0 ? Double.NaN : numerator / denominator;
  }

  /** How many gold cases were added. */
  public long n() {
    return n;
  }

  int documents() {
    return numerators.length;
  }

  /** The figure of a resample in which each document occurs {@code weights} times. */
  double resampled(int[] weights, int[] contributing) {
    double numerator = 0;
    double denominator = 0;
    for (int document : contributing) {
      numerator += weights[document] * numerators[document];
      denominator += weights[document] * denominators[document];
    }
    return denominator == 0 ? Double.NaN : numerator / denominator;
  }

  /** The documents that have something in the denominator: few of them in a small stratum. */
  int[] contributing() {
    int[] found = new int[denominators.length];
    int count = 0;
    for (int document = 0; document < denominators.length; document++) {
      if (denominators[document] > 0) {
        found[count++] = document;
      }
    }
    return Arrays.copyOf(found, count);
  }
}

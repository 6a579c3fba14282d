package io.conceptlinker.eval.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Bootstrap over documents (Efron and Tibshirani 1993, chapters 6 and 13): documents are drawn with
 * replacement, because mentions of one document stand and fall together. Intervals are percentile
 * intervals with linear interpolation. All figures of one call see the same resamples.
 *
 * <p>{@link Random} is used for its specified algorithm: the same seed gives the same intervals on
 * every machine. A resample that has no case of a figure says nothing about it and is left out.
 *
 * @param resamples how many resamples are drawn, 1 or more
 * @param seed seed of the draws
 */
public record Bootstrap(int resamples, long seed) {
  /** What every published figure uses: 1,000 resamples, seed 42. */
  public static final Bootstrap PROTOCOL = new Bootstrap(1000, 42);

  private static final double TAIL = 0.025;

  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples [" + resamples + "]: expected 1 or more");
    }
  }

  /** The figure with its interval. */
  public Estimate estimate(DocumentRatio ratio) {
    return estimates(List.of(ratio)).getFirst();
  }

  /**
   * The figures with their intervals, in the order given.
   *
   * <p>Cost: resamples × (documents + documents that contribute, summed over the figures).
   */
  public List<Estimate> estimates(List<DocumentRatio> ratios) {
    double[][] samples = samples(ratios);
    Estimate[] estimates = new Estimate[ratios.size()];
    for (int i = 0; i < estimates.length; i++) {
      DocumentRatio ratio = ratios.get(i);
      estimates[i] = new Estimate(ratio.value(), interval(samples[i]), ratio.n());
    }
    return List.of(estimates);
  }

  /** The difference of two figures over the same documents: first minus second. */
  public Difference difference(DocumentRatio first, DocumentRatio second) {
    double[][] samples = samples(List.of(first, second));
    double[] differences = new double[resamples];
    int below = 1;
    int above = 1;
    for (int i = 0; i < resamples; i++) {
      differences[i] = samples[0][i] - samples[1][i];
      below += differences[i] <= 0 ? 1 : 0;
      above += differences[i] >= 0 ? 1 : 0;
    }
    double pValue = Math.min(1, 2.0 * Math.min(below, above) / (resamples + 1));
    return new Difference(first.value() - second.value(), interval(differences), pValue, first.n());
  }

  private double[][] samples(List<DocumentRatio> ratios) {
    int documents = ratios.isEmpty() ? 0 : ratios.getFirst().documents();
    int[][] contributing = new int[ratios.size()][];
    for (int i = 0; i < contributing.length; i++) {
      DocumentRatio ratio = ratios.get(i);
      if (ratio.documents() != documents) {
        throw new IllegalArgumentException(
            "documents [" + ratio.documents() + "]: expected " + documents + " as in the first");
      }
      contributing[i] = ratio.contributing();
    }
    Random random = new Random(seed);
    int[] weights = new int[documents];
    double[][] samples = new double[ratios.size()][resamples];
    for (int resample = 0; resample < resamples; resample++) {
      Arrays.fill(weights, 0);
      for (int draw = 0; draw < documents; draw++) {
        weights[random.nextInt(documents)]++;
      }
      for (int i = 0; i < contributing.length; i++) {
        samples[i][resample] = ratios.get(i).resampled(weights, contributing[i]);
      }
    }
    return samples;
  }

  private static Interval interval(double[] samples) {
    double[] sorted =
        Arrays.stream(samples).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (sorted.length == 0) {
      return Interval.UNDEFINED;
    }
    return new Interval(percentile(sorted, TAIL), percentile(sorted, 1 - TAIL));
  }

  /** Linear interpolation between the closest ranks (Hyndman and Fan 1996, definition 7). */
  static double percentile(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) Math.floor(rank);
    int above = (int) Math.ceil(rank);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}

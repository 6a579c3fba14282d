package io.conceptlinker.eval.calibration;

import java.util.ArrayList;
import java.util.List;

/** Confidence against accuracy, in bins of equal width. */
final class Reliability {
  private static final int BINS = 15;

  private Reliability() {}

  static List<ReliabilityBin> bins(List<Answer> answers) {
    long[] n = new long[BINS];
    long[] correct = new long[BINS];
    double[] confidence = new double[BINS];
    for (Answer answer : answers) {
      if (answer.given()) {
        int bin = Math.clamp((int) Math.ceil(answer.confidence() * BINS) - 1, 0, BINS - 1);
        n[bin]++;
        correct[bin] += answer.correct() ? 1 : 0;
        confidence[bin] += answer.confidence();
      }
    }
    List<ReliabilityBin> bins = new ArrayList<>(BINS);
    for (int bin = 0; bin < BINS; bin++) {
      bins.add(
          new ReliabilityBin(
              (double) bin / BINS,
              (double) (bin + 1) / BINS,
              n[bin],
              n[bin] == 0 ? Double.NaN : confidence[bin] / n[bin],
              n[bin] == 0 ? Double.NaN : (double) correct[bin] / n[bin]));
    }
    return bins;
  }

  static double expectedError(List<ReliabilityBin> bins) {
    double weighted = 0;
    long total = 0;
    for (ReliabilityBin bin : bins) {
      if (bin.n() > 0) {
        weighted += bin.n() * Math.abs(bin.confidence() - bin.accuracy());
        total += bin.n();
      }
    }
    return total == 0 ? Double.NaN : weighted / total;
  }

  /** The mean absolute deviation of each bin's number of right answers, if confidences hold. */
  static double errorByChance(List<ReliabilityBin> bins) {
    double deviations = 0;
    long total = 0;
    for (ReliabilityBin bin : bins) {
      if (bin.n() > 0) {
        double variance = bin.n() * bin.confidence() * (1 - bin.confidence());
        deviations += Math.sqrt(2 / Math.PI * variance);
        total += bin.n();
      }
    }
    return total == 0 ? Double.NaN : deviations / total;
  }
}

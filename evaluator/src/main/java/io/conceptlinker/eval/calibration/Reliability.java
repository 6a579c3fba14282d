package io.conceptlinker.eval.calibration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        int bin = bin(answer);
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

  private static int bin(Answer answer) {
    return Math.clamp((int) Math.ceil(answer.confidence() * BINS) - 1, 0, BINS - 1);
  }

  /**
   * The mean absolute deviation of each bin's number of right answers, if confidences hold and the
   * answers to one question share their fate: their standard deviations add up, the variances of
   * different questions do.
   */
  static double errorByChance(List<Answer> answers) {
    List<Map<String, Double>> deviations = new ArrayList<>(BINS);
    for (int bin = 0; bin < BINS; bin++) {
      deviations.add(new HashMap<>());
    }
    double[] variances = new double[BINS];
    long total = 0;
    for (Answer answer : answers) {
      if (answer.given()) {
        double variance = answer.confidence() * (1 - answer.confidence());
        if (answer.question().isEmpty()) {
          variances[bin(answer)] += variance;
        } else {
          deviations.get(bin(answer)).merge(answer.question(), Math.sqrt(variance), Double::sum);
        }
        total++;
      }
    }
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double variance = variances[bin];
      for (double deviation : deviations.get(bin).values()) {
        variance += deviation * deviation;
      }
      sum += Math.sqrt(2 / Math.PI * variance);
    }
    return total == 0 ? Double.NaN : sum / total;
  }
}

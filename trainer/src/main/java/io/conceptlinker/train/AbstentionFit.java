package io.conceptlinker.train;

import io.conceptlinker.link.rank.PrecisionThresholds;
import io.conceptlinker.link.rank.PrecisionThresholds.Threshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds below which probability to abstain for links that are right as often as is wanted: of all
 * thresholds that give it on annotated mentions, the one that leaves most of them (Geifman and
 * El-Yaniv 2017, without their guarantee for other text). Stateless.
 */
public final class AbstentionFit {
  private static final int LEAST_PERCENT = 50;

  /** Links that a threshold must be seen with. */
  private static final int LEAST_LINKS = 50;

  private AbstentionFit() {}

  /**
   * An answer to a mention.
   *
   * @param probability what the linker said of it
   * @param isRight whether it was right
   */
  public record Answer(double probability, boolean isRight) {}

  /** Thresholds for each percent of precision from 50 up to the highest that was seen. */
  public static PrecisionThresholds fit(List<Answer> answers) {
    List<Answer> sorted = new ArrayList<>(answers);
    sorted.sort(Comparator.comparingDouble(Answer::probability).reversed());
    double[] precision = new double[sorted.size()];
    int right = 0;
    for (int i = 0; i < precision.length; i++) {
      right += sorted.get(i).isRight() ? 1 : 0;
      boolean isBetween =
          i + 1 < precision.length
              && sorted.get(i).probability() == sorted.get(i + 1).probability();
      precision[i] = isBetween || i + 1 < LEAST_LINKS ? 0 : (double) right / (i + 1);
    }
    List<Threshold> thresholds = new ArrayList<>();
    int last = precision.length - 1;
    for (int percent = LEAST_PERCENT; percent < 100; percent++) {
      double wanted = percent / 100.0;
      while (last >= 0 && precision[last] < wanted) {
        last--;
      }
      if (last >= 0) {
        double coverage = (last + 1.0) / precision.length;
        thresholds.add(new Threshold(wanted, sorted.get(last).probability(), coverage));
      }
    }
    return new PrecisionThresholds(thresholds);
  }
}

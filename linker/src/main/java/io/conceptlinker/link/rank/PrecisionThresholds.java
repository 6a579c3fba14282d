package io.conceptlinker.link.rank;

import java.util.List;
import java.util.Locale;

/**
 * Below which probability to abstain so that the links that are left are right as often as is
 * wanted, as measured on annotated text. Immutable and thread-safe.
 *
 * @param thresholds by rising precision; none if nothing was measured
 */
public record PrecisionThresholds(List<Threshold> thresholds) {
  /** Nothing was measured. */
  public static final PrecisionThresholds NONE = new PrecisionThresholds(List.of());

  public PrecisionThresholds {
    thresholds = List.copyOf(thresholds);
    for (int i = 1; i < thresholds.size(); i++) {
      if (thresholds.get(i).precision() <= thresholds.get(i - 1).precision()) {
        throw new IllegalArgumentException(
            "thresholds: expected rising precision, found "
                + thresholds.get(i).precision()
                + " behind "
                + thresholds.get(i - 1).precision());
      }
    }
  }

  /**
   * One of them.
   *
   * @param precision the share of links that are right, 0 to 1
   * @param minScore the least probability of a link
   * @param coverage the share of mentions that have a link then
   */
  public record Threshold(double precision, double minScore, double coverage) {
    public Threshold {
      if (!isShare(precision) || !isShare(minScore) || !isShare(coverage)) {
        throw new IllegalArgumentException(
            "threshold ["
                + precision
                + ", "
                + minScore
                + ", "
                + coverage
                + "]: expected numbers from 0 to 1");
      }
    }

    private static boolean isShare(double number) {
      return number >= 0 && number <= 1;
    }
  }

  /**
   * The least probability of a link for a precision.
   *
   * @throws IllegalArgumentException if no threshold was seen to give it
   */
  public double minScore(double precision) {
    for (Threshold threshold : thresholds) {
      if (threshold.precision() >= precision) {
        return threshold.minScore();
      }
    }
    String known =
        thresholds.isEmpty()
            ? "a model that `concept-linker train rank` measured on enough mentions"
            : String.format(Locale.ROOT, "at most %.2f", thresholds.getLast().precision());
    throw new IllegalArgumentException("precision [" + precision + "]: expected " + known);
  }
}

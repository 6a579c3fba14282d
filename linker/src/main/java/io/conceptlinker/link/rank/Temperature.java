package io.conceptlinker.link.rank;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What scores are divided by, whose logarithm is linear in what is known of the mention. Immutable.
 *
 * @param slopes how much the logarithm grows with what is known; that of {@link Unanswered#ALWAYS}
 *     is the logarithm where nothing else is
 */
public record Temperature(Map<Unanswered, Double> slopes) {
  /** Leaves scores as they are. */
  public static final Temperature ONE = new Temperature(Map.of());

  /** No mention has one that is further from 1, up or down. */
  private static final double FARTHEST = 5;

  public Temperature {
    // In their order, so that sums are the same each time.
    Map<Unanswered, Double> ordered = new EnumMap<>(Unanswered.class);
    slopes.forEach(
        (input, slope) -> {
          if (!Double.isFinite(slope)) {
            throw new IllegalArgumentException(
                "temperature slope of ["
                    + input.label()
                    + "]: expected a number, found ["
                    + slope
                    + "]");
          }
          if (slope != 0) {
            ordered.put(input, slope);
          }
        });
    slopes = Collections.unmodifiableMap(ordered);
  }

  /**
   * The temperature of a mention, 1/{@value #FARTHEST} to {@value #FARTHEST}.
   *
   * @param unanswered its value for each {@link Unanswered}
   */
  public double of(double[] unanswered) {
    double log = 0;
    for (Map.Entry<Unanswered, Double> slope : slopes.entrySet()) {
      log += slope.getValue() * unanswered[slope.getKey().index()];
    }
    return Math.clamp(Math.exp(log), 1 / FARTHEST, FARTHEST);
  }
}

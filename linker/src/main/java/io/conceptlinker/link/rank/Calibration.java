package io.conceptlinker.link.rank;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What makes scores probabilities that hold, fitted on mentions that nothing was trained on:
 * temperature scaling (Guo et al. 2017) by a temperature of each mention (Tomani et al. 2022),
 * whose logarithm is linear in what is known of the mention. Immutable.
 *
 * @param temperature what scores are divided by where nothing is known
 * @param byGroup the same for mentions whose best candidate is of a semantic group
 * @param slopes how much the logarithm of the temperature grows with what is known of a mention
 */
public record Calibration(
    double temperature, Map<String, Double> byGroup, Map<Unanswered, Double> slopes) {
  /** Leaves scores as they are. */
  public static final Calibration NONE = new Calibration(1, Map.of(), Map.of());

  /** No mention has a temperature that is further from 1, up or down. */
  private static final double FARTHEST = 5;

  public Calibration {
    byGroup = Map.copyOf(byGroup);
    // In their order, so that sums are the same each time.
    Map<Unanswered, Double> ordered = new EnumMap<>(Unanswered.class);
    ordered.putAll(slopes);
    slopes = Collections.unmodifiableMap(ordered);
    require(temperature);
    byGroup.values().forEach(Calibration::require);
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
        });
  }

  private static void require(double temperature) {
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException("temperature [" + temperature + "]: expected more than 0");
    }
  }

  /**
   * The temperature of a mention, 1/{@value #FARTHEST} to {@value #FARTHEST}.
   *
   * @param group may be empty
   * @param unanswered its value for each {@link Unanswered}
   */
  public double of(String group, double[] unanswered) {
    double log = Math.log(byGroup.getOrDefault(group, temperature));
    for (Map.Entry<Unanswered, Double> slope : slopes.entrySet()) {
      log += slope.getValue() * unanswered[slope.getKey().index()];
    }
    return Math.clamp(Math.exp(log), 1 / FARTHEST, FARTHEST);
  }
}

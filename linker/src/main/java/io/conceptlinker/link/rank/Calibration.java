package io.conceptlinker.link.rank;

import java.util.Map;

/**
 * What makes scores probabilities that hold (temperature scaling; Guo et al. 2017), fitted on
 * mentions that nothing was trained on. Immutable.
 *
 * @param temperature what scores are divided by
 * @param byGroup the same for mentions whose best candidate is of a semantic group
 */
public record Calibration(double temperature, Map<String, Double> byGroup) {
  /** Leaves scores as they are. */
  public static final Calibration NONE = new Calibration(1, Map.of());

  public Calibration {
    byGroup = Map.copyOf(byGroup);
    require(temperature);
    byGroup.values().forEach(Calibration::require);
  }

  private static void require(double temperature) {
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException("temperature [" + temperature + "]: expected more than 0");
    }
  }

  /** The temperature for a group, which may be empty. */
  double of(String group) {
    return byGroup.getOrDefault(group, temperature);
  }
}

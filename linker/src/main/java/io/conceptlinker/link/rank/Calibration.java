package io.conceptlinker.link.rank;

import java.util.Map;

/**
 * What makes scores probabilities that hold, fitted on mentions that nothing was trained on:
 * temperature scaling (Guo et al. 2017) by a temperature of each mention (Tomani et al. 2022).
 * Immutable.
 *
 * @param temperature of mentions whose best candidate is of none of the groups
 * @param byGroup the same for mentions whose best candidate is of a semantic group
 */
public record Calibration(Temperature temperature, Map<String, Temperature> byGroup) {
  /** Leaves scores as they are. */
  public static final Calibration NONE = new Calibration(Temperature.ONE, Map.of());

  public Calibration {
    byGroup = Map.copyOf(byGroup);
  }

  /**
   * The temperature of a mention.
   *
   * @param group of its best candidate; may be empty
   */
  public Temperature of(String group) {
    return byGroup.getOrDefault(group, temperature);
  }
}

package io.conceptlinker.link.rank;

import java.util.EnumMap;
import java.util.Map;

/**
 * How far a candidate is ahead of the best of the others, or behind it: a network that scores one
 * candidate at a time sees nothing of the others but this. Stateless.
 */
final class Leads {
  private static final Map<Feature, Feature> ALL =
      new EnumMap<>(
          Map.of(
              Feature.LEXICAL_SCORE, Feature.SCORE_LEAD,
              Feature.QUALITY, Feature.QUALITY_LEAD,
              Feature.CONCEPT_COUNT, Feature.COUNT_LEAD,
              Feature.NAMED_ELSEWHERE, Feature.NAMED_LEAD,
              Feature.WORDS_AROUND, Feature.AROUND_LEAD,
              Feature.COMMON_WORDS, Feature.COMMON_LEAD,
              Feature.ADDED_WORDS, Feature.ADDED_LEAD));

  private Leads() {}

  /**
   * Writes the leads of all candidates of a mention. Alone, one is ahead of 0.
   *
   * @param features of each candidate, by {@link Feature}
   */
  static void write(double[][] features) {
    ALL.forEach((of, lead) -> write(features, of.index(), lead.index()));
  }

  private static void write(double[][] features, int of, int lead) {
    for (int i = 0; i < features.length; i++) {
      double others = features.length == 1 ? 0 : Double.NEGATIVE_INFINITY;
      for (int k = 0; k < features.length; k++) {
        others = k == i ? others : Math.max(others, features[k][of]);
      }
      features[i][lead] = features[i][of] - others;
    }
  }
}

package io.conceptlinker.eval.entity;

import io.conceptlinker.eval.pairing.Pairing;
import io.conceptlinker.eval.stats.Bootstrap;
import io.conceptlinker.eval.stats.DocumentRatio;
import io.conceptlinker.eval.stats.Estimate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Scores entity detection in the four schemas. Immutable.
 *
 * @param order how gold entities and predictions are paired
 * @param minOverlap the part of a gold entity that a prediction has to cover to count as an
 *     overlap, in percent; at least one code unit in any case
 * @param bootstrap how intervals are made
 */
public record EntityScorer(MatchingOrder order, double minOverlap, Bootstrap bootstrap) {
  public EntityScorer {
    if (!(minOverlap >= 0 && minOverlap <= 100)) {
      throw new IllegalArgumentException(
          "minimum overlap [" + minOverlap + "]: expected a percentage from 0 to 100");
    }
  }

  /** Scores the documents; their order changes nothing. */
  public EntityReport score(List<EntityDocument> documents) {
    List<EntityTally> tallies =
        documents.stream()
            .sorted(Comparator.comparing(EntityDocument::id))
            .map(document -> EntityTally.of(document, this))
            .toList();
    EntityTally pooled = new EntityTally();
    tallies.forEach(pooled::add);
    Map<Schema, SchemaScore> overall = new EnumMap<>(Schema.class);
    for (Schema schema : Schema.values()) {
      List<SchemaCounts> ofTypes =
          pooled.byType().values().stream()
              .map(counts -> counts.getOrDefault(schema, SchemaCounts.NONE))
              .toList();
      overall.put(
          schema,
          new SchemaScore(
              pooled.total().getOrDefault(schema, SchemaCounts.NONE),
              f1(tallies, schema),
              macroF1(ofTypes),
              weightedF1(ofTypes)));
    }
    return new EntityReport(order, overall, pooled.byType());
  }

  Pairing<Entity, Entity> pair(List<Entity> gold, List<Entity> predicted) {
    return order.pair(gold, predicted, minOverlap);
  }

  private Estimate f1(List<EntityTally> tallies, Schema schema) {
    DocumentRatio f1 = new DocumentRatio(tallies.size());
    for (int document = 0; document < tallies.size(); document++) {
      SchemaCounts counts = tallies.get(document).total().getOrDefault(schema, SchemaCounts.NONE);
      f1.add(
          document,
          2 * counts.credit(),
          (double) (counts.possible() + counts.actual()),
          counts.possible());
    }
    return bootstrap.estimate(f1);
  }

  private static double macroF1(Collection<SchemaCounts> types) {
    return types.stream().mapToDouble(SchemaCounts::f1).average().orElse(0);
  }

  private static double weightedF1(Collection<SchemaCounts> types) {
    long possible = types.stream().mapToLong(SchemaCounts::possible).sum();
    return possible == 0
        ? 0
        : types.stream().mapToDouble(counts -> counts.f1() * counts.possible()).sum() / possible;
  }
}

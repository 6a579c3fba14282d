package io.conceptlinker.eval.entity;

import io.conceptlinker.eval.pairing.Pair;
import io.conceptlinker.eval.pairing.Pairing;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Counts the outcomes of pairings, in all and by type. Confined to one thread. */
final class EntityTally {
  private final Map<Schema, SchemaCounts> total = new EnumMap<>(Schema.class);
  private final Map<String, Map<Schema, SchemaCounts>> byType = new TreeMap<>();

  EntityTally() {
    for (Schema schema : Schema.values()) {
      total.put(schema, SchemaCounts.NONE);
    }
  }

  /** Counts one document. */
  static EntityTally of(EntityDocument document, EntityScorer scorer) {
    EntityTally tally = new EntityTally();
    tally.count(scorer.pair(document.gold(), document.predicted()));
    if (scorer.order() == MatchingOrder.NERVALUATE) {
      tally.byType.clear();
      TreeSet<String> types = new TreeSet<>();
      Stream.concat(document.gold().stream(), document.predicted().stream())
          .forEach(entity -> types.add(entity.type()));
      for (String type : types) {
        EntityTally alone = new EntityTally();
        alone.count(scorer.pair(only(document.gold(), type), only(document.predicted(), type)));
        tally.byType.put(type, alone.total);
      }
    }
    return tally;
  }

  Map<Schema, SchemaCounts> total() {
    return total;
  }

  Map<String, Map<Schema, SchemaCounts>> byType() {
    return byType;
  }

  void add(EntityTally other) {
    add(total, other.total);
    other.byType.forEach(
        (type, counts) ->
            add(byType.computeIfAbsent(type, added -> new EnumMap<>(Schema.class)), counts));
  }

  private void count(Pairing<Entity, Entity> pairing) {
    for (Schema schema : Schema.values()) {
      for (Pair<Entity, Entity> pair : pairing.pairs()) {
        count(schema, pair.gold(), schema.outcome(pair.gold(), pair.predicted()));
      }
      pairing.missed().forEach(entity -> count(schema, entity, Outcome.MISSED));
      pairing.spurious().forEach(entity -> count(schema, entity, Outcome.SPURIOUS));
    }
  }

  private void count(Schema schema, Entity entity, Outcome outcome) {
    SchemaCounts one = SchemaCounts.of(outcome);
    total.merge(schema, one, SchemaCounts::plus);
    byType
        .computeIfAbsent(entity.type(), added -> new EnumMap<>(Schema.class))
        .merge(schema, one, SchemaCounts::plus);
  }

  private static void add(Map<Schema, SchemaCounts> sums, Map<Schema, SchemaCounts> counts) {
    counts.forEach((schema, more) -> sums.merge(schema, more, SchemaCounts::plus));
  }

  private static List<Entity> only(List<Entity> entities, String type) {
    return entities.stream().filter(entity -> entity.type().equals(type)).toList();
  }
}

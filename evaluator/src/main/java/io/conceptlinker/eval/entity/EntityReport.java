package io.conceptlinker.eval.entity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything measured on entities.
 *
 * @param order how pairs were made
 * @param overall each schema over all types
 * @param byType counts of each type and schema; a pair counts for the type of its gold entity
 *     (except in nervaluate's order, where types are scored apart)
 */
public record EntityReport(
    MatchingOrder order,
    Map<Schema, SchemaScore> overall,
    Map<String, Map<Schema, SchemaCounts>> byType) {

  public EntityReport {
    overall = Collections.unmodifiableMap(new EnumMap<>(overall));
    byType = Collections.unmodifiableMap(new TreeMap<>(byType));
  }
}

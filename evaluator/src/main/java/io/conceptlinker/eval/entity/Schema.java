package io.conceptlinker.eval.entity;

import java.util.Locale;

/** What counts as a correct entity. */
public enum Schema {
  /** The same region and the same type. */
  STRICT,
  /** The same region, whatever the type. */
  EXACT,
  /** The same region, or half for an overlap, whatever the type. */
  PARTIAL,
  /** Any overlap, and the same type. */
  TYPE;

  /** The name in files: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a pair that overlaps counts as. */
  Outcome outcome(Entity gold, Entity predicted) {
    boolean sameRegion = gold.region().equals(predicted.region());
    boolean sameType = gold.type().equals(predicted.type());
    return switch (this) {
      case STRICT -> sameRegion && sameType ? Outcome.CORRECT : Outcome.INCORRECT;
      case EXACT -> sameRegion ? Outcome.CORRECT : Outcome.INCORRECT;
      case PARTIAL -> sameRegion ? Outcome.CORRECT : Outcome.PARTIAL;
      case TYPE -> sameType ? Outcome.CORRECT : Outcome.INCORRECT;
    };
  }
}

package io.conceptlinker.eval.relation;

import java.util.Locale;

/** What makes a relation right; its label has to be right in all of them. */
public enum RelationMode {
  /** Both arguments agree in region and type. */
  STRICT,
  /** Both arguments agree in region. */
  BOUNDARIES,
  /** Both arguments overlap and agree in type. */
  RELAXED,
  /**
   * The pair is given, its label is asked: predictions between other pairs are left out, and the
   * figures are those of a classification of the gold pairs.
   */
  TYPE;

  /** The name in files: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How well two arguments agree; 0 if not enough. */
  private long agreement(Argument gold, Argument predicted) {
    boolean sameType = gold.type().equals(predicted.type());
    boolean sameRegion = gold.region().equals(predicted.region());
    return switch (this) {
      case STRICT -> sameRegion && sameType ? 1 : 0;
      case BOUNDARIES, TYPE -> sameRegion ? 1 : 0;
      case RELAXED -> sameType ? gold.region().overlap(predicted.region()) : 0;
    };
  }

  /** How well two relations agree, in the better direction if the gold one has none. */
  long agreement(Relation gold, Relation predicted) {
    return gold.type().equals(predicted.type()) ? pairAgreement(gold, predicted) : 0;
  }

  /** How well the arguments of two relations agree, whatever the labels. */
  long pairAgreement(Relation gold, Relation predicted) {
    long straight = both(gold.head(), predicted.head(), gold.tail(), predicted.tail());
    long crossed =
        gold.directed() ? 0 : both(gold.head(), predicted.tail(), gold.tail(), predicted.head());
    return Math.max(straight, crossed);
  }

  private long both(Argument gold, Argument predicted, Argument otherGold, Argument otherFound) {
    long first = agreement(gold, predicted);
    long second = agreement(otherGold, otherFound);
    return first == 0 || second == 0 ? 0 : first + second;
  }
}

package io.conceptlinker.eval.entity;

/**
 * The counts of the message understanding conferences, and the figures from them. A quotient with
 * denominator 0 is 0.
 *
 * @param correct pairs that are right
 * @param incorrect pairs that are wrong
 * @param partial pairs that count half
 * @param missed gold entities without a prediction
 * @param spurious predictions without a gold entity
 */
public record SchemaCounts(long correct, long incorrect, long partial, long missed, long spurious) {
  static final SchemaCounts NONE = new SchemaCounts(0, 0, 0, 0, 0);

  /** All gold entities. */
  public long possible() {
    return correct + incorrect + partial + missed;
  }

  /** All predictions. */
  public long actual() {
    return correct + incorrect + partial + spurious;
  }

  /** Correct ones and half the partial ones of all predictions, 0 to 1. */
  public double precision() {
    return actual() == 0 ? 0 : credit() / actual();
  }

  /** Correct ones and half the partial ones of all gold entities, 0 to 1. */
  public double recall() {
    return possible() == 0 ? 0 : credit() / possible();
  }

  /** Harmonic mean of precision and recall, 0 to 1. */
  public double f1() {
    return possible() + actual() == 0 ? 0 : 2 * credit() / (possible() + actual());
  }

  double credit() {
    return correct + 0.5 * partial;
  }

  SchemaCounts plus(SchemaCounts other) {
    return new SchemaCounts(
        correct + other.correct,
        incorrect + other.incorrect,
        partial + other.partial,
        missed + other.missed,
        spurious + other.spurious);
  }

  static SchemaCounts of(Outcome outcome) {
    return switch (outcome) {
      case CORRECT -> new SchemaCounts(1, 0, 0, 0, 0);
      case INCORRECT -> new SchemaCounts(0, 1, 0, 0, 0);
      case PARTIAL -> new SchemaCounts(0, 0, 1, 0, 0);
      case MISSED -> new SchemaCounts(0, 0, 0, 1, 0);
      case SPURIOUS -> new SchemaCounts(0, 0, 0, 0, 1);
    };
  }
}

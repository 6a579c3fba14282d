package io.conceptlinker.eval.linking;

/**
 * One of a system's answers for a mention.
 *
 * @param id a concept id, or several joined by {@code +} when the system names a composite
 * @param score confidence, 0 to 1
 */
public record RankedConcept(String id, double score) {
  public RankedConcept {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("concept []: expected an id; leave NIL answers out");
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException(
          "score [" + score + "] of [" + id + "]: expected a number from 0 to 1");
    }
  }
}

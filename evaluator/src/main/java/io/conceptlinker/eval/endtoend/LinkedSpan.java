package io.conceptlinker.eval.endtoend;

import io.conceptlinker.corpus.Region;

/**
 * A mention that a system found and linked.
 *
 * @param region the text it covers
 * @param concept a concept id, or several joined by {@code +} when the system names a composite
 */
public record LinkedSpan(Region region, String concept) {
  public LinkedSpan {
    if (concept.isEmpty()) {
      throw new IllegalArgumentException("concept []: expected an id; leave unlinked spans out");
    }
  }
}

package io.conceptlinker.eval.relation;

import io.conceptlinker.corpus.Region;
import java.util.Comparator;

/**
 * A mention that takes part in a relation.
 *
 * @param region the text it covers
 * @param type its entity type
 */
public record Argument(Region region, String type) implements Comparable<Argument> {
  private static final Comparator<Argument> ORDER =
      Comparator.comparing(Argument::region).thenComparing(Argument::type);

  /** In reading order, then by type. */
  @Override
  public int compareTo(Argument other) {
    return ORDER.compare(this, other);
  }
}

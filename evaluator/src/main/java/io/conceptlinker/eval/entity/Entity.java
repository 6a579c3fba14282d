package io.conceptlinker.eval.entity;

import io.conceptlinker.corpus.Region;
import java.util.Comparator;

/**
 * A stretch of text with a type.
 *
 * @param region the text it covers
 * @param type its entity type
 */
public record Entity(Region region, String type) implements Comparable<Entity> {
  private static final Comparator<Entity> ORDER =
      Comparator.comparing(Entity::region).thenComparing(Entity::type);

  /** In reading order, then by type. */
  @Override
  public int compareTo(Entity other) {
    return ORDER.compare(this, other);
  }
}

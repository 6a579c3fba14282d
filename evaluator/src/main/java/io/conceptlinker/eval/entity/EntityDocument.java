package io.conceptlinker.eval.entity;

import java.util.List;

/**
 * One document of an entity detection task.
 *
 * @param id its id
 * @param gold the entities that it has
 * @param predicted the entities that a system found
 */
public record EntityDocument(String id, List<Entity> gold, List<Entity> predicted) {
  public EntityDocument {
    gold = List.copyOf(gold);
    predicted = List.copyOf(predicted);
  }
}

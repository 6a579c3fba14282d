package io.conceptlinker.eval.relation;

import java.util.List;

/**
 * One document of a relation extraction task. Repeated relations count once.
 *
 * @param id its id
 * @param gold the relations that it states
 * @param predicted the relations that a system found
 */
public record RelationDocument(String id, List<Relation> gold, List<Relation> predicted) {
  public RelationDocument {
    gold = gold.stream().distinct().toList();
    predicted = predicted.stream().distinct().toList();
  }
}

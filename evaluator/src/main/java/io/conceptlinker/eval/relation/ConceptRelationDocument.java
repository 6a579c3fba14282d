package io.conceptlinker.eval.relation;

import java.util.List;

/**
 * One document of a document-level relation task.
 *
 * @param id its id
 * @param gold the relations that it states
 * @param predicted the relations that a system found
 */
public record ConceptRelationDocument(
    String id, List<ConceptRelation> gold, List<ConceptRelation> predicted) {
  public ConceptRelationDocument {
    gold = List.copyOf(gold);
    predicted = List.copyOf(predicted);
  }
}

package io.conceptlinker.ingest.kb;

import java.util.List;
import java.util.Optional;

/**
 * What a document says about a concept besides its id and name.
 *
 * @param ancestors ids of all broader concepts, without the concept itself
 * @param semanticGroup the group, where the knowledge base has groups
 * @param semanticTypes the types, possibly none
 * @param sources the vocabularies that have the concept
 */
public record ConceptFacts(
    List<String> ancestors,
    Optional<String> semanticGroup,
    List<String> semanticTypes,
    List<String> sources) {

  public ConceptFacts {
    ancestors = List.copyOf(ancestors);
    semanticTypes = List.copyOf(semanticTypes);
    sources = List.copyOf(sources);
  }
}

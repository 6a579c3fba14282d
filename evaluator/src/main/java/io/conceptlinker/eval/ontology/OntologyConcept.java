package io.conceptlinker.eval.ontology;

import java.util.List;
import java.util.Set;

/**
 * A concept as people and judges are shown it.
 *
 * @param id its current id
 * @param name preferred name
 * @param group semantic group, empty when there is none
 * @param synonyms other names, in the order of the knowledge base
 * @param definition empty when there is none
 * @param parents ids of the concepts right above
 */
public record OntologyConcept(
    String id,
    String name,
    String group,
    List<String> synonyms,
    String definition,
    Set<String> parents) {

  public OntologyConcept {
    synonyms = List.copyOf(synonyms);
    parents = Set.copyOf(parents);
  }
}

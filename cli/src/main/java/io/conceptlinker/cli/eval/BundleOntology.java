package io.conceptlinker.cli.eval;

import io.conceptlinker.eval.ontology.Ontology;
import io.conceptlinker.eval.ontology.OntologyConcept;
import io.conceptlinker.kb.KnowledgeBase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The concepts of a bundle as evaluations see them. Immutable; works until the bundle is closed.
 *
 * @param kb the bundle
 */
record BundleOntology(KnowledgeBase kb) implements Ontology {
  /** So many other names tell people and judges what a concept is. */
  private static final int SYNONYMS = 10;

  @Override
  public Optional<OntologyConcept> concept(String id) {
    int concept = kb.concept(id);
    return concept < 0 ? Optional.empty() : Optional.of(concept(concept));
  }

  @Override
  public boolean isBroader(String id, String than) {
    int broader = kb.concept(id);
    int narrower = kb.concept(than);
    return broader >= 0 && narrower >= 0 && kb.isAncestor(broader, narrower);
  }

  private OntologyConcept concept(int concept) {
    Set<String> parents = new LinkedHashSet<>();
    for (int parent : kb.parents(concept)) {
      parents.add(kb.id(parent));
    }
    return new OntologyConcept(
        kb.id(concept),
        kb.preferredName(concept),
        kb.semanticGroup(concept).orElse(""),
        synonyms(concept),
        kb.definitions(concept).stream().findFirst().orElse(""),
        parents);
  }

  private List<String> synonyms(int concept) {
    Set<String> names = new LinkedHashSet<>();
    for (int name = kb.firstName(concept);
        name < kb.endName(concept) && names.size() <= SYNONYMS;
        name++) {
      names.add(kb.nameText(name));
    }
    names.remove(kb.preferredName(concept));
    return new ArrayList<>(names).subList(0, Math.min(SYNONYMS, names.size()));
  }
}

package io.conceptlinker.eval.ontology;

import java.util.Optional;

/** The concepts of a knowledge base and their hierarchy. Implementations are thread-safe. */
public interface Ontology {
  /** Knows nothing: reports show bare ids and no hierarchy. */
  Ontology NONE =
      new Ontology() {
        @Override
        public Optional<OntologyConcept> concept(String id) {
          return Optional.empty();
        }

        @Override
        public boolean isBroader(String id, String than) {
          return false;
        }
      };

  /**
   * A concept.
   *
   * @param id its id, or one that it had or has besides
   */
  Optional<OntologyConcept> concept(String id);

  /**
   * Whether the first concept is an ancestor of the second, at any distance; both may be unknown.
   */
  boolean isBroader(String id, String than);
}

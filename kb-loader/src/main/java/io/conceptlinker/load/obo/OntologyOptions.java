package io.conceptlinker.load.obo;

import java.util.Set;

/**
 * How ontologies are read.
 *
 * @param scopes the synonyms that are wanted
 * @param partOf whether part-of counts as is-a, as one wants for anatomy
 * @param language of all names, ISO 639-1: neither format says it
 */
public record OntologyOptions(Set<SynonymScope> scopes, boolean partOf, String language) {

  /** Exact synonyms, is-a only, English. */
  public static final OntologyOptions DEFAULT =
      new OntologyOptions(SynonymScope.DEFAULT, false, "en");

  public OntologyOptions {
    scopes = Set.copyOf(scopes);
  }
}

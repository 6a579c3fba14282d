package io.conceptlinker.load.obo;

/** Compact ids from the IRIs under which ontologies publish their terms. */
final class Curie {

  private static final String OBO = "http://purl.obolibrary.org/obo/";
  private static final String ORPHANET = "http://www.orpha.net/ORDO/Orphanet_";

  private Curie() {}

  /**
   * {@code http://purl.obolibrary.org/obo/DOID_8725} becomes {@code DOID:8725}, {@code
   * http://www.orpha.net/ORDO/Orphanet_2573} {@code Orphanet:2573}; {@code .../obo/doid#chebi}
   * becomes {@code doid:chebi}; anything else stays as it is.
   */
  static String ofIri(String iri) {
    if (iri.startsWith(ORPHANET)) {
      return "Orphanet:" + iri.substring(ORPHANET.length());
    }
    if (!iri.startsWith(OBO)) {
      return iri;
    }
    String local = iri.substring(OBO.length());
    int hash = local.lastIndexOf('#');
    int split = hash > 0 ? hash : local.lastIndexOf('_');
    if (split <= 0 || local.indexOf('/') >= 0) {
      return iri;
    }
    return local.substring(0, split) + ":" + local.substring(split + 1);
  }
}

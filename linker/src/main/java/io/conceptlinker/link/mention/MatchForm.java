package io.conceptlinker.link.mention;

/** How the words of a text came to be a phrase. */
public enum MatchForm {
  /** They stand in the order of the phrase. */
  IN_ORDER,
  /** They stand in another order: "cancers of the breast". */
  REORDERED,
  /** They share words with a neighbour: "breast" in "breast and ovarian cancer". */
  COORDINATED,
  /** One word is exchanged for another that names use: "pancreatic tumor". */
  VARIANT,
  /** One word is written with a wrong, missing or additional letter. */
  MISSPELT
}

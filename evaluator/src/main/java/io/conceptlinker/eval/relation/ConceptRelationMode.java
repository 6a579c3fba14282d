package io.conceptlinker.eval.relation;

import java.util.Locale;

/** Which parts of a relation between concepts have to be right: the levels of BioRED. */
public enum ConceptRelationMode {
  /** The pair of concepts. */
  PAIR,
  /** The pair and the label. */
  PAIR_TYPE,
  /** The pair and the novelty. */
  PAIR_NOVELTY,
  /** All of it. */
  ALL;

  /** The name in files: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The relation without the parts that do not matter here. */
  ConceptRelation key(ConceptRelation relation) {
    boolean typed = this == PAIR_TYPE || this == ALL;
    boolean novel = this == PAIR_NOVELTY || this == ALL;
    return new ConceptRelation(
        relation.first(),
        relation.second(),
        typed ? relation.type() : "",
        novel ? relation.novelty() : "");
  }
}

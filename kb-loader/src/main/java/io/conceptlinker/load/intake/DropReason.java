package io.conceptlinker.load.intake;

/** Why something that was read is not in the knowledge base. */
public enum DropReason {
  /** Its language is not among the wanted ones. */
  LANGUAGE,
  /** Its source vocabulary is not among the wanted ones. */
  SOURCE,
  /** The concept has none of the wanted semantic types. */
  SEMANTIC_TYPE,
  /** The concept is not in one of the wanted semantic groups. */
  SEMANTIC_GROUP,
  /** Marked as suppressible by its source or by an editor. */
  SUPPRESSED,
  /** Marked as obsolete, inactive or deprecated. */
  OBSOLETE,
  /** An older version of a row that was read in a newer one. */
  SUPERSEDED,
  /** The vocabulary's restriction level is above the allowed one. */
  RESTRICTED,
  /** A synonym of a scope, or a description of a type, that is not wanted. */
  SCOPE,
  /** A name longer than the longest wanted. */
  TOO_LONG,
  /** A name without any letter or digit. */
  BLANK,
  /** Said before. */
  DUPLICATE,
  /** Belongs to a concept that was itself dropped, or has no wanted name. */
  CONCEPT_NOT_KEPT,
  /** No wanted name was left. */
  NO_NAME,
  /** Refers to a concept that the source does not have. */
  UNKNOWN_CONCEPT,
  /** A parent that is not in the knowledge base. */
  PARENT_NOT_KEPT,
  /** A concept as its own parent, which merging can bring about. */
  SELF_PARENT,
  /** An id that is already another concept's. */
  ID_TAKEN,
  /** A relationship of another kind than is-a. */
  NOT_HIERARCHICAL,
  /** An association that does not say which concept took the place of the retired one. */
  NOT_A_REPLACEMENT,
  /** A property, instance or other thing that is not a concept. */
  NOT_A_CONCEPT,
  /** A row that the specification's {@code where} leaves out. */
  WHERE,
  /** A broken row, skipped because reading was lenient. */
  MALFORMED
}

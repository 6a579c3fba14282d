package io.conceptlinker.ingest;

import java.util.Locale;

/** The sub-fields of the document model that {@code properties} chooses from. */
enum ConceptProperty {
  /** Ids of the concepts that the document speaks of. */
  ID,
  /** {@code Preferred name [id]}, in the order of {@link #ID}. */
  NAME,
  /** The ids and all broader ones: what a search for a broader concept finds. */
  ANCESTORS,
  SEMANTIC_GROUP,
  SEMANTIC_TYPE,
  /** Vocabularies that have the concepts. */
  SOURCE,
  /** Ids of concepts that are only spoken of as absent. */
  NEGATED_ID,
  /** Number of mentions behind {@link #ID}. */
  COUNT;

  /** The sub-field's name. */
  String field() {
    return name().toLowerCase(Locale.ROOT);
  }
}

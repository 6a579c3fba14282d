package io.conceptlinker.load.table;

import java.util.Locale;

/** What a column of a table holds; in lower case the keys of {@code columns} in a specification. */
enum Column {
  ID,
  /** A name; of several rows of one concept the first is the preferred one. */
  NAME,
  /** Further names, between separators. */
  NAMES,
  /** Abbreviations, between separators. */
  ABBREVIATIONS,
  LANGUAGE,
  SOURCE,
  DEFINITION,
  SEMANTIC_TYPE,
  SEMANTIC_GROUP,
  PARENTS,
  /** Parents given by their preferred names. */
  PARENT_NAMES,
  ALTERNATIVE_IDS,
  XREFS;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

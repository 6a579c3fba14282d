package io.conceptlinker.link;

import java.util.Locale;

/** How a link was made. */
public enum LinkPath {
  /** The surface is a name of one concept. */
  DICTIONARY,
  /** The surface is a name of several concepts; context chose. */
  DISAMBIGUATED,
  /** The surface is a defined abbreviation whose long form was linked. */
  ABBREVIATION,
  /** The surface is no name; the nearest name by character n-grams was taken. */
  LEXICAL,
  /** Names and context left it open, or may mislead; a language model was asked. */
  GENERATIVE;

  /** The name in documents and responses: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

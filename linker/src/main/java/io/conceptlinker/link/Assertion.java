package io.conceptlinker.link;

import java.util.Locale;

/** What the text says about a mention: whether it is there, and whose and when it is. */
public enum Assertion {
  PRESENT,
  NEGATED,
  UNCERTAIN,
  HISTORICAL,
  FAMILY;

  /** The name in documents and responses: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

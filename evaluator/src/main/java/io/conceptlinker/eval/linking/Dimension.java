package io.conceptlinker.eval.linking;

import java.util.Locale;

/** What mentions are told apart by in a report. */
public enum Dimension {
  /** {@code seen} or {@code unseen}: the gold concept occurs in the training data. */
  CONCEPT,
  /** {@code seen} or {@code unseen}: the exact string occurs as a training mention. */
  TEXT,
  /** {@code identical} or {@code different}: the string is a name of the gold concept. */
  KB_NAME,
  /** {@code yes} or {@code no}: the knowledge base has the gold concept. */
  IN_KB,
  /** {@code 1}, {@code 2}, {@code 3} or {@code 4+} words. */
  WORDS,
  /** {@code yes} or {@code no}: the string has a word of capitals, digits and hyphens. */
  ABBREVIATION,
  /** The semantic group or entity type. */
  GROUP,
  /** The language code. */
  LANGUAGE;

  /** The name in files: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

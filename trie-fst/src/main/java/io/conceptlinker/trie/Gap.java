package io.conceptlinker.trie;

/**
 * What separates a word from the word before it, weakest first. Several separators in a row count
 * as the strongest of them.
 */
public enum Gap {
  /** Nothing: the text changes from letters to digits or from one script to another. */
  NONE,
  /** White space without a line break. */
  SPACE,
  /** A hyphen, an en dash or a minus. */
  HYPHEN,
  /** An apostrophe or a prime. */
  APOSTROPHE,
  /** A slash or a backslash. */
  SLASH,
  /** A comma. */
  COMMA,
  /** A bracket of any kind, opening or closing. */
  PAREN,
  /** Any other character that is no letter and no digit. */
  OTHER_PUNCTUATION,
  /** A line break. */
  NEWLINE,
  /**
   * A full stop, question or exclamation mark, then white space, then a capital or a digit. A full
   * stop after a single letter (E. Coli) does not count.
   */
  SENTENCE_END,
  /** The word is the first one. */
  START
}

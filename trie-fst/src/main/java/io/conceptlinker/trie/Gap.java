package io.conceptlinker.trie;

/**
 * What separates a word from the word before it, weakest first. Several separators in a row count
 * as the strongest of them.
 */
public enum Gap {
  /** Nothing: the text changes from letters to digits or from one script to another. */
  NONE(0),
  /** White space without a line break. */
  SPACE(1),
  /** A hyphen, an en dash or a minus. */
  HYPHEN(2),
  /** An apostrophe or a prime. */
  APOSTROPHE(3),
  /** A slash or a backslash. */
  SLASH(4),
  /** A comma. */
  COMMA(5),
  /** A bracket of any kind, opening or closing. */
  PAREN(6),
  /** Any other character that is no letter and no digit. */
  OTHER_PUNCTUATION(7),
  /** A line break. */
  NEWLINE(8),
  /**
   * A full stop, question or exclamation mark, then white space, then a capital or a digit. A full
   * stop after a single letter (E. Coli) does not count.
   */
  SENTENCE_END(9),
  /** The word is the first one. */
  START(10);

  private static final Gap[] GAPS = values();

  private final int code;

  Gap(int code) {
    this.code = code;
  }

  /** Returns a number from 0 to 15, greater for stronger separators. */
  int code() {
    return code;
  }

  static Gap ofCode(int code) {
    return GAPS[code];
  }
}

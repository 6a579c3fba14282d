package io.conceptlinker.link.lm.tokenizer;

/** The classes of characters that split patterns speak of, as Unicode has them. */
final class CharacterKinds {
  private static final int LETTERS =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER;
  private static final int NUMBERS =
      1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER;
  private static final int SEPARATORS =
      1 << Character.SPACE_SEPARATOR
          | 1 << Character.LINE_SEPARATOR
          | 1 << Character.PARAGRAPH_SEPARATOR;

  private static final int WORD_PARTS =
      1 << Character.NON_SPACING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.CONNECTOR_PUNCTUATION;

  private CharacterKinds() {}

  /** Returns whether {@code \w} matches, as Unicode's regular expressions have it. */
  static boolean isWord(int c) {
    return Character.isAlphabetic(c)
        || (WORD_PARTS >>> Character.getType(c) & 1) != 0
        || c == 0x200C
        || c == 0x200D;
  }

  /** Returns whether {@code \p{L}} matches. */
  static boolean isLetter(int c) {
    return (LETTERS >>> Character.getType(c) & 1) != 0;
  }

  /** Returns whether {@code \p{N}} matches. */
  static boolean isNumber(int c) {
    return (NUMBERS >>> Character.getType(c) & 1) != 0;
  }

  /** Returns whether {@code \s} matches: White_Space, which is in the BMP throughout. */
  static boolean isSpace(int c) {
    return c == ' '
        || c >= '\t' && c <= '\r'
        || c == 0x85
        || c > 0x85 && (SEPARATORS >>> Character.getType(c) & 1) != 0;
  }

  static boolean isNewline(int c) {
    return c == '\n' || c == '\r';
  }

  /** Returns whether none of the three above holds. */
  static boolean isOther(int c) {
    return !isSpace(c) && ((LETTERS | NUMBERS) >>> Character.getType(c) & 1) == 0;
  }

  /** Returns the end of the letters from {@code from}. */
  static int endOfLetters(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!isLetter(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** Returns the end of at most {@code most} numbers from {@code from}. */
  static int endOfNumbers(String text, int from, int most) {
    int at = from;
    for (int count = 0; count < most && at < text.length(); count++) {
      int c = text.codePointAt(at);
      if (!isNumber(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** Returns the end of what is neither space nor letter nor number from {@code from}. */
  static int endOfOthers(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!isOther(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** Returns the end of the spaces from {@code from}. */
  static int endOfSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}

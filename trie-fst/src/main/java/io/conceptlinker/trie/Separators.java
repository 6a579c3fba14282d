package io.conceptlinker.trie;

/** Tells what stands between two words. */
final class Separators {

  private Separators() {}

  /**
   * Returns the strongest separator in {@code [from, to)}.
   *
   * @param text the text
   * @param length where the text ends
   * @param afterLetter whether the word before is a single letter, which makes a full stop directly
   *     behind it a sign of abbreviation
   */
  static Gap strongest(char[] text, int from, int to, int length, boolean afterLetter) {
    Gap strongest = Gap.NONE;
    for (int i = from; i < to; i++) {
      Gap gap = classify(text, i, length, afterLetter && i == from);
      if (gap.compareTo(strongest) > 0) {
        strongest = gap;
      }
    }
    return strongest;
  }

  private static Gap classify(char[] text, int at, int length, boolean afterLetter) {
    char c = text[at];
    return switch (c) {
      case ' ', '\t' -> Gap.SPACE;
      case '\n', '\r', '\u0085', '\u2028', '\u2029' -> Gap.NEWLINE;
      case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2212' -> Gap.HYPHEN;
      case '/', '\\' -> Gap.SLASH;
      case ',' -> Gap.COMMA;
      case '(', ')', '[', ']', '{', '}' -> Gap.PAREN;
      case '.' ->
          !afterLetter && endsSentence(text, at, length) ? Gap.SENTENCE_END : Gap.OTHER_PUNCTUATION;
      case '!', '?' -> endsSentence(text, at, length) ? Gap.SENTENCE_END : Gap.OTHER_PUNCTUATION;
      default -> classifyRare(c);
    };
  }

  private static Gap classifyRare(char c) {
    if (Folding.isApostrophe(c)) {
      return Gap.APOSTROPHE;
    }
    if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
      return Gap.SPACE;
    }
    return Folding.kind(c) == Folding.TRANSPARENT ? Gap.NONE : Gap.OTHER_PUNCTUATION;
  }

  private static boolean endsSentence(char[] text, int at, int length) {
    int next = at + 1;
    while (next < length && (Folding.isApostrophe(text[next]) || isClosing(text[next]))) {
      next++;
    }
    int afterSpace = next;
    while (afterSpace < length && Character.isWhitespace(text[afterSpace])) {
      afterSpace++;
    }
    return afterSpace > next
        && afterSpace < length
        && !Character.isLowerCase(Character.codePointAt(text, afterSpace, length));
  }

  private static boolean isClosing(char c) {
    return c == ')' || c == ']' || c == '"' || c == '\u201D';
  }
}

package io.conceptlinker.trie;

/**
 * Function words that phrase keys leave out. No single letters: "vitamin A" and "hepatitis E" need
 * them.
 */
final class StopWords {
  private static final int LONGEST = 4;

  private StopWords() {}

  /**
   * Returns whether an English preposition, article or conjunction stands at {@code [from, to)}.
   */
  static boolean isEnglish(byte[] word, int from, int to) {
    return switch (code(word, from, to)) {
      case 'o' << 8 | 'f',
          't' << 16 | 'h' << 8 | 'e',
          'i' << 8 | 'n',
          'f' << 16 | 'o' << 8 | 'r',
          'w' << 24 | 'i' << 16 | 't' << 8 | 'h',
          't' << 8 | 'o',
          'a' << 16 | 'n' << 8 | 'd',
          'b' << 8 | 'y',
          'o' << 8 | 'n' ->
          true;
      default -> false;
    };
  }

  /**
   * Returns whether a French or Spanish article or preposition stands at {@code [from, to)}. In
   * capitals several of them are abbreviations (DES, LE, LA).
   */
  static boolean isRomance(byte[] word, int from, int to) {
    return switch (code(word, from, to)) {
      case 'd' << 8 | 'e',
          'd' << 8 | 'u',
          'd' << 16 | 'e' << 8 | 's',
          'd' << 16 | 'e' << 8 | 'l',
          'l' << 8 | 'a',
          'l' << 8 | 'e',
          'l' << 16 | 'e' << 8 | 's',
          'l' << 16 | 'o' << 8 | 's',
          'l' << 16 | 'a' << 8 | 's',
          'e' << 8 | 'l' ->
          true;
      default -> false;
    };
  }

  private static int code(byte[] word, int from, int to) {
    if (to - from > LONGEST) {
      return 0;
    }
    int code = 0;
    for (int i = from; i < to; i++) {
      code = code << 8 | (word[i] & 0xFF);
    }
    return code;
  }
}

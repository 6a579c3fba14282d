package io.conceptlinker.trie;

/**
 * Function words that phrase keys leave out. No single letters: "vitamin A" and "hepatitis E" need
 * them.
 */
final class StopWords {
  /** Not a stop word. */
  static final int CONTENT = 0;

  /** An English preposition, article or conjunction. */
  static final int ENGLISH = 1;

  /**
   * A French or Spanish article or preposition. In capitals several of them are abbreviations (DES,
   * LE, LA).
   */
  static final int ROMANCE = 2;

  private static final int SHORTEST = 2;
  private static final int LONGEST = 4;

  private StopWords() {}

  /** Classifies a folded word; its array goes on for {@link WordHash#PADDING} bytes. */
  static int classify(byte[] word, int from, int length) {
    if (length < SHORTEST || length > LONGEST) {
      return CONTENT;
    }
    // The letters as one number, the first one in the lowest byte.
    return switch ((int) (WordHash.read(word, from) & WordHash.mask(length))) {
      case 'o' | 'f' << 8,
          't' | 'h' << 8 | 'e' << 16,
          'i' | 'n' << 8,
          'f' | 'o' << 8 | 'r' << 16,
          'w' | 'i' << 8 | 't' << 16 | 'h' << 24,
          't' | 'o' << 8,
          'a' | 'n' << 8 | 'd' << 16,
          'b' | 'y' << 8,
          'o' | 'n' << 8 ->
          ENGLISH;
      case 'd' | 'e' << 8,
          'd' | 'u' << 8,
          'd' | 'e' << 8 | 's' << 16,
          'd' | 'e' << 8 | 'l' << 16,
          'l' | 'a' << 8,
          'l' | 'e' << 8,
          'l' | 'e' << 8 | 's' << 16,
          'l' | 'o' << 8 | 's' << 16,
          'l' | 'a' << 8 | 's' << 16,
          'e' | 'l' << 8 ->
          ROMANCE;
      default -> CONTENT;
    };
  }
}

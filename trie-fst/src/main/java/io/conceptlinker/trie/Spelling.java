package io.conceptlinker.trie;

/**
 * Brings the inflections and the British and American spellings of a word together, in place in a
 * byte array. Works on ASCII letters at the end or inside of a word and leaves other scripts alone.
 *
 * <p>Plurals by the S-stemmer of Harman, "How effective is suffixing?", JASIS 42(1), 1991: the
 * first rule that matches is applied, words of three letters or fewer are left alone. Spellings: ae
 * and oe become e (anaemia, oedema), a final our becomes or (tumour).
 */
final class Spelling {
  private static final int SHORTEST_STEMMED = 4;
  private static final int SHORTEST_RESPELLED = 5;
  private static final long EACH_BYTE = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

  private Spelling() {}

  /** Rewrites the word at {@code [from, to)}, padded for {@link WordHash}; returns its new end. */
  static int normalise(byte[] word, int from, int to) {
    int end = stem(word, from, to);
    if (end - from < SHORTEST_RESPELLED) {
      return end;
    }
    int respelled = mayHaveDigraph(word, from, end) ? dropDigraphs(word, from, end) : end;
    return respelled - from < SHORTEST_RESPELLED ? respelled : americanEnding(word, respelled);
  }

  private static int stem(byte[] word, int from, int to) {
    int length = to - from;
    if (length < SHORTEST_STEMMED || word[to - 1] != 's') {
      return to;
    }
    byte second = word[to - 2];
    byte third = word[to - 3];
    byte fourth = word[to - 4];
    if (second == 'e' && third == 'i' && fourth != 'e' && fourth != 'a') {
      word[to - 3] = 'y';
      return to - 2;
    }
    if (second == 'e' && third != 'a' && third != 'e' && third != 'o') {
      return to - 1;
    }
    return second == 'u' || second == 's' ? to : to - 1;
  }

  /**
   * Returns whether ae or oe may be in the word, eight letters at a time. What follows the word can
   * make it true wrongly.
   */
  private static boolean mayHaveDigraph(byte[] word, int from, int to) {
    for (int i = from; i < to; i += Long.BYTES - 1) {
      long eight = WordHash.read(word, i);
      if ((equal(eight, 'e') >>> Byte.SIZE & (equal(eight, 'a') | equal(eight, 'o'))) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the highest bit of each byte that is the letter. */
  private static long equal(long eight, char letter) {
    long different = eight ^ letter * EACH_BYTE;
    return ~(((different & LOW_BITS) + LOW_BITS) | different | LOW_BITS);
  }

  private static int dropDigraphs(byte[] word, int from, int to) {
    int out = from;
    for (int in = from; in < to; in++) {
      byte letter = word[in];
      if (letter == 'e' && out > from && (word[out - 1] == 'a' || word[out - 1] == 'o')) {
        out--;
      }
      word[out++] = letter;
    }
    return out;
  }

  private static int americanEnding(byte[] word, int end) {
    if (word[end - 1] == 'r' && word[end - 2] == 'u' && word[end - 3] == 'o') {
      word[end - 2] = 'r';
      return end - 1;
    }
    return end;
  }
}

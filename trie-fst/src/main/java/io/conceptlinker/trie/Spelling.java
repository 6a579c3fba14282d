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

  private Spelling() {}

  /** Rewrites the word at {@code [from, to)} and returns its new end. */
  static int normalise(byte[] word, int from, int to) {
    int end = stem(word, from, to);
    return end - from >= SHORTEST_RESPELLED ? respell(word, from, end) : end;
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

  private static int respell(byte[] word, int from, int to) {
    int out = from;
    for (int in = from; in < to; in++) {
      byte letter = word[in];
      if (letter == 'e' && out > from && (word[out - 1] == 'a' || word[out - 1] == 'o')) {
        out--;
      }
      word[out++] = letter;
    }
    if (out - from >= SHORTEST_RESPELLED
        && word[out - 1] == 'r'
        && word[out - 2] == 'u'
        && word[out - 3] == 'o') {
      word[out - 2] = 'r';
      out--;
    }
    return out;
  }
}

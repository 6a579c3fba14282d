package io.conceptlinker.kb.ngram;

import java.util.Arrays;

/**
 * The 3-grams of one word, padded with a space on both sides: {@code flu} has {@code " fl"}, {@code
 * "flu"} and {@code "lu "}. A gram is three UTF-16 code units packed into a long. Confined to one
 * thread; reused from word to word.
 */
final class Grams {
  private static final int BITS = Character.SIZE;
  private static final long MASK = (1L << (3 * BITS)) - 1;

  private long[] grams = new long[64];
  private int[] counts = new int[64];
  private int size;

  /** Takes the grams of a word, sorted, each with its count. */
  void reset(CharSequence word) {
    int length = word.length();
    int total = Math.max(1, length);
    if (grams.length < total) {
      grams = new long[2 * total];
      counts = new int[2 * total];
    }
    long window = ' ';
    int filled = 1;
    int raw = 0;
    for (int i = 0; i <= length; i++) {
      window = ((window << BITS) | (i < length ? word.charAt(i) : ' ')) & MASK;
      if (++filled >= 3) {
        grams[raw++] = window;
      }
    }
    Arrays.sort(grams, 0, raw);
    size = 0;
    for (int i = 0; i < raw; i++) {
      if (size > 0 && grams[size - 1] == grams[i]) {
        counts[size - 1]++;
      } else {
        grams[size] = grams[i];
        counts[size++] = 1;
      }
    }
  }

  /** How many different grams the word has. */
  int size() {
    return size;
  }

  long gram(int index) {
    return grams[index];
  }

  int count(int index) {
    return counts[index];
  }
}

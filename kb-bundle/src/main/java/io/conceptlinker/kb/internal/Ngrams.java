package io.conceptlinker.kb.internal;

import java.util.function.LongConsumer;

/**
 * Character 3-grams inside word boundaries, as scikit-learn's {@code char_wb} analyzer makes them:
 * the word gets a space on both sides, n-grams are windows of three code points.
 */
public final class Ngrams {
  private static final int CODE_POINT_BITS = 21;
  private static final long MASK = (1L << (3 * CODE_POINT_BITS)) - 1;

  private Ngrams() {}

  /** Passes the code of each 3-gram of a word, in order; the order of codes is that of the text. */
  public static void forEach(CharSequence word, LongConsumer grams) {
    long code = ' ';
    int at = 0;
    int read = 0;
    while (at < word.length()) {
      int codePoint = Character.codePointAt(word, at);
      at += Character.charCount(codePoint);
      code = next(code, codePoint);
      if (++read >= 2) {
        grams.accept(code);
      }
    }
    if (read > 0) {
      grams.accept(next(code, ' '));
    }
  }

  private static long next(long code, int codePoint) {
    return (code << CODE_POINT_BITS | codePoint) & MASK;
  }

  /** Returns how many bytes hold the ordinal of one of {@code words} words. */
  public static int wordBytes(int words) {
    return Math.max(1, Math.ceilDiv(Integer.SIZE - Integer.numberOfLeadingZeros(words), Byte.SIZE));
  }

  /** The smoothed inverse document frequency: ln((1 + n) / (1 + df)) + 1. */
  public static double idf(int documents, int documentFrequency) {
    return StrictMath.log((1.0 + documents) / (1.0 + documentFrequency)) + 1;
  }
}

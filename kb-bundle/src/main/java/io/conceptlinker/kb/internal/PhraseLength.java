package io.conceptlinker.kb.internal;

/**
 * Classes of phrases by their number of words. The cosine of a phrase of m words is at most the
 * square root of m times the cosine of its best word, so short phrases need a better word.
 */
public final class PhraseLength {
  /** The number of classes; 0 holds the longest phrases. */
  public static final int CLASSES = 12;

  /** How many bits hold a class. */
  public static final int CLASS_BITS = 4;

  private static final int[] LONGEST = {Integer.MAX_VALUE, 24, 16, 12, 9, 7, 6, 5, 4, 3, 2, 1};

  private PhraseLength() {}

  /** Returns the class of a phrase. */
  public static int classOf(int words) {
    int found = CLASSES - 1;
    while (words > LONGEST[found]) {
      found--;
    }
    return found;
  }

  /** Returns the number of words of the longest phrase in a class, if it is bounded. */
  public static int longest(int lengthClass) {
    return LONGEST[lengthClass];
  }
}

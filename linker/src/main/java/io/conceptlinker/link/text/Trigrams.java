package io.conceptlinker.link.text;

import java.util.Arrays;
import java.util.Locale;

/** How alike two texts are written. Stateless. */
public final class Trigrams {
  private Trigrams() {}

  /**
   * The distinct trigrams of a text in lower case between spaces, sorted; each packed in a long.
   */
  public static long[] of(String text) {
    String padded = " " + text.toLowerCase(Locale.ROOT) + " ";
    int count = Math.max(0, padded.length() - 2);
    long[] trigrams = new long[count];
    for (int i = 0; i < count; i++) {
      trigrams[i] =
          ((long) padded.charAt(i) << 32)
              | ((long) padded.charAt(i + 1) << 16)
              | padded.charAt(i + 2);
    }
    return Arrays.stream(trigrams).sorted().distinct().toArray();
  }

  /** Dice's coefficient: 1 for the same trigrams, 0 for none in common. */
  public static double likeness(long[] a, long[] b) {
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        common++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return a.length + b.length == 0 ? 1 : 2.0 * common / (a.length + b.length);
  }
}

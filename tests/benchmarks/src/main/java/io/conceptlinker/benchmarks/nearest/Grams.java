package io.conceptlinker.benchmarks.nearest;

import java.util.ArrayList;
import java.util.List;

/** Character 3-grams within words, as scikit-learn's {@code char_wb} analyzer makes them. */
final class Grams {
  private static final int LENGTH = 3;

  private Grams() {}

  /** Returns the 3-grams of a text whose words have one space between them, repeated ones too. */
  static List<String> of(String text) {
    List<String> grams = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      int[] padded = (" " + word + " ").codePoints().toArray();
      for (int i = 0; i + LENGTH <= padded.length; i++) {
        grams.add(new String(padded, i, LENGTH));
      }
    }
    return grams;
  }
}

package io.conceptlinker.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Words that do not exist but look as if: a Markov model over characters, of order three, trained
 * on words that do. Species, chemicals and genes make dictionaries full of such words.
 */
final class PseudoWords {
  private static final int ORDER = 3;
  private static final int LONGEST = 16;
  private static final char EDGE = '_';

  private final Map<String, StringBuilder> followers = new HashMap<>();

  PseudoWords(Collection<String> words) {
    for (String word : words) {
      String padded = "_".repeat(ORDER) + word + EDGE;
      for (int i = ORDER; i < padded.length(); i++) {
        followers
            .computeIfAbsent(padded.substring(i - ORDER, i), key -> new StringBuilder())
            .append(padded.charAt(i));
      }
    }
  }

  /** The next word: 4 to 16 characters. */
  String next(Random random) {
    StringBuilder word = new StringBuilder();
    do {
      word.setLength(0);
      word.append("_".repeat(ORDER));
      while (word.length() < LONGEST + ORDER) {
        StringBuilder choice = followers.get(word.substring(word.length() - ORDER));
        char next = choice == null ? EDGE : choice.charAt(random.nextInt(choice.length()));
        if (next == EDGE) {
          break;
        }
        word.append(next);
      }
    } while (word.length() < ORDER + 4);
    return word.substring(ORDER);
  }
}

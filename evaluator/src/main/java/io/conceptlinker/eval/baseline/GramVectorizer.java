package io.conceptlinker.eval.baseline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns strings into TF-IDF vectors of character 3-grams as scikit-learn's {@code
 * TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3))} does: words are padded with one space on
 * either side, grams do not cross words, term frequencies are raw counts, idf = ln((1 + n) / (1 +
 * df)) + 1, vectors have length 1. Immutable.
 *
 * <p>Characters are UTF-16 code units; names beyond the basic plane are not told apart by more.
 */
final class GramVectorizer {
  private static final int SIZE = 3;

  private final Map<String, Integer> grams = new HashMap<>();
  private final double[] idf;

  /**
   * Fits the vectorizer.
   *
   * @param texts distinct strings, as {@link Surface} writes them
   * @param minDocuments grams in fewer strings are left out
   */
  GramVectorizer(List<String> texts, int minDocuments) {
    Map<String, Integer> documents = new HashMap<>();
    for (String text : texts) {
      counts(text).keySet().forEach(gram -> documents.merge(gram, 1, Integer::sum));
    }
    double[] weights = new double[documents.size()];
    documents.forEach(
        (gram, count) -> {
          if (count >= minDocuments) {
            weights[grams.size()] = Math.log((1.0 + texts.size()) / (1.0 + count)) + 1;
            grams.put(gram, grams.size());
          }
        });
    idf = Arrays.copyOf(weights, grams.size());
  }

  int gramCount() {
    return idf.length;
  }

  /** The vector of a string; grams that were not fitted are left out before it is scaled. */
  GramVector vector(String text) {
    Map<String, Integer> counts = counts(text);
    int[] ordinals =
        counts.keySet().stream()
            .mapToInt(gram -> grams.getOrDefault(gram, -1))
            .filter(gram -> gram >= 0)
            .sorted()
            .toArray();
    Map<Integer, Integer> countOf = new HashMap<>();
    counts.forEach((gram, count) -> countOf.put(grams.getOrDefault(gram, -1), count));
    double[] weights = new double[ordinals.length];
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = countOf.getOrDefault(ordinals[i], 0) * idf[ordinals[i]];
      squares += weights[i] * weights[i];
    }
    float[] scaled = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      scaled[i] = (float) (weights[i] / Math.sqrt(squares));
    }
    return new GramVector(ordinals, scaled);
  }

  private static Map<String, Integer> counts(String text) {
    Map<String, Integer> counts = new HashMap<>();
    for (String word : text.split(" ", -1)) {
      if (!word.isEmpty()) {
        String padded = ' ' + word + ' ';
        for (int at = 0; at + SIZE <= padded.length(); at++) {
          counts.merge(padded.substring(at, at + SIZE), 1, Integer::sum);
        }
      }
    }
    return counts;
  }
}

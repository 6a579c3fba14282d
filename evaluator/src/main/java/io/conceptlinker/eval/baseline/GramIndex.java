package io.conceptlinker.eval.baseline;

import java.util.List;

/**
 * An inverted index over the vectors of strings: for each gram the strings that have it, with their
 * weights. Searches every string that shares a gram, so neighbours are exact. Immutable; 8 bytes
 * for each gram of each string.
 */
final class GramIndex {
  private final GramVectorizer vectorizer;
  private final int textCount;
  private final int[] starts;
  private final int[] texts;
  private final float[] weights;

  /** Indexes distinct strings, as {@link Surface} writes them. */
  GramIndex(GramVectorizer vectorizer, List<String> indexed) {
    this.vectorizer = vectorizer;
    this.textCount = indexed.size();
    this.starts = new int[vectorizer.gramCount() + 1];
    GramVector[] vectors = new GramVector[textCount];
    for (int text = 0; text < textCount; text++) {
      vectors[text] = vectorizer.vector(indexed.get(text));
      for (int i = 0; i < vectors[text].size(); i++) {
        starts[vectors[text].gram(i) + 1]++;
      }
    }
    for (int gram = 0; gram < vectorizer.gramCount(); gram++) {
      starts[gram + 1] = Math.addExact(starts[gram], starts[gram + 1]);
    }
    texts = new int[starts[starts.length - 1]];
    weights = new float[texts.length];
    int[] next = starts.clone();
    for (int text = 0; text < textCount; text++) {
      GramVector vector = vectors[text];
      for (int i = 0; i < vector.size(); i++) {
        int at = next[vector.gram(i)]++;
        texts[at] = text;
        weights[at] = vector.weight(i);
      }
    }
  }

  /** The cosine of each string with the query, in the order of the strings. */
  float[] cosines(String query) {
    GramVector vector = vectorizer.vector(query);
    float[] cosines = new float[textCount];
    for (int i = 0; i < vector.size(); i++) {
      int gram = vector.gram(i);
      float weight = vector.weight(i);
      for (int at = starts[gram]; at < starts[gram + 1]; at++) {
        cosines[texts[at]] += weight * weights[at];
      }
    }
    return cosines;
  }
}

package io.conceptlinker.kb.ngram;

import java.util.Arrays;

/**
 * The best phrases of a search, best first; equal cosines in phrase order. Confined to one thread
 * and reused from search to search.
 */
public final class NgramHits {
  private final int[] phrases;
  private final float[] cosines;
  private int size;

  /**
   * @param capacity how many hits are kept, at least 1
   */
  public NgramHits(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("hits [" + capacity + "]: expected at least 1");
    }
    phrases = new int[capacity];
    cosines = new float[capacity];
  }

  /** How many phrases were found. */
  public int size() {
    return size;
  }

  public int phrase(int rank) {
    return phrases[rank];
  }

  /** The cosine of query and phrase, above 0 and, rounding aside, at most 1. */
  public float cosine(int rank) {
    return cosines[rank];
  }

  void clear() {
    size = 0;
  }

  /** What a phrase must reach to be kept. */
  float threshold(float minimum) {
    return size < phrases.length ? minimum : Math.max(minimum, cosines[size - 1]);
  }

  void collect(int phrase, float cosine) {
    if (size == phrases.length && !better(phrase, cosine, size - 1)) {
      return;
    }
    int at = size < phrases.length ? size++ : size - 1;
    while (at > 0 && better(phrase, cosine, at - 1)) {
      phrases[at] = phrases[at - 1];
      cosines[at] = cosines[at - 1];
      at--;
    }
    phrases[at] = phrase;
    cosines[at] = cosine;
  }

  private boolean better(int phrase, float cosine, int rank) {
    int order = Float.compare(cosine, cosines[rank]);
    return order > 0 || (order == 0 && phrase < phrases[rank]);
  }

  @Override
  public String toString() {
    return Arrays.toString(Arrays.copyOf(phrases, size));
  }
}

package io.conceptlinker.kb;

import java.util.Objects;

/** The best phrases of a search, best first; reusable. Confined to one thread. */
public final class NgramHits {
  private int[] phrases = new int[16];
  private float[] cosines = new float[16];
  private int size;

  /** Creates an empty result. */
  public NgramHits() {}

  /** Returns the number of hits. */
  public int size() {
    return size;
  }

  /** Returns the phrase ordinal of hit {@code i}. */
  public int phrase(int i) {
    return phrases[Objects.checkIndex(i, size)];
  }

  /** Returns the cosine of hit {@code i}, above 0 and at most 1. */
  public float cosine(int i) {
    return cosines[Objects.checkIndex(i, size)];
  }

  void reset(int newSize) {
    if (phrases.length < newSize) {
      phrases = new int[newSize];
      cosines = new float[newSize];
    }
    size = newSize;
  }

  void set(int i, int phrase, float cosine) {
    phrases[i] = phrase;
    cosines[i] = cosine;
  }
}

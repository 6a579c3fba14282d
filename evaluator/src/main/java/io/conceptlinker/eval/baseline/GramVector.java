package io.conceptlinker.eval.baseline;

/** A sparse vector of length 1: grams, ascending, with their weights. Immutable. */
final class GramVector {
  private final int[] grams;
  private final float[] weights;

  /** Keeps both arrays, which are parallel. */
  GramVector(int[] grams, float[] weights) {
    this.grams = grams;
    this.weights = weights;
  }

  int size() {
    return grams.length;
  }

  int gram(int i) {
    return grams[i];
  }

  float weight(int i) {
    return weights[i];
  }
}

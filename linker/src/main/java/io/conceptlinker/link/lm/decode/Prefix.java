package io.conceptlinker.link.lm.decode;

import java.util.Arrays;

/**
 * Tokens that were decided and what the model said comes next: the children by falling probability,
 * which branch off one after the other. Confined to one thread.
 */
final class Prefix {
  final int[] tokens;

  /** The tokens that may come next and the logarithms of the probabilities of the whole. */
  private final int[] next;

  private final double[] logProbs;

  /** The children by falling probability; of equals the lower token is first. */
  private final int[] order;

  /** The sum of the probabilities from each place of the order on. */
  private final double[] rest;

  Prefix(int[] tokens, int[] next, double[] logProbs) {
    this.tokens = tokens;
    this.next = next;
    this.logProbs = logProbs;
    this.order = order(logProbs);
    this.rest = new double[order.length + 1];
    for (int i = order.length - 1; i >= 0; i--) {
      rest[i] = rest[i + 1] + Math.exp(logProbs[order[i]]);
    }
  }

  private static int[] order(double[] logProbs) {
    long[] keys = new long[logProbs.length];
    for (int i = 0; i < keys.length; i++) {
      // Logarithms of probabilities are not positive, so that their bits rise as they fall.
      keys[i] = (long) Float.floatToIntBits((float) -logProbs[i]) << Integer.SIZE | i;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }

  int count() {
    return order.length;
  }

  int token(int place) {
    return next[order[place]];
  }

  double logProb(int place) {
    return logProbs[order[place]];
  }

  /** Returns the probability of all children from a place on. */
  double rest(int place) {
    return rest[place];
  }
}

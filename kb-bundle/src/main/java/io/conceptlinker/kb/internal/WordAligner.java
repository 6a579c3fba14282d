package io.conceptlinker.kb.internal;

import java.util.Arrays;
import org.apache.lucene.util.IntsRef;

/**
 * Learns which words of one language stand for which of another from pairs of names that mean the
 * same: the first of the translation models of Brown et al. (The Mathematics of Statistical Machine
 * Translation, 1993), by expectation maximisation. A word of the target may also come from no word
 * of the source. Deterministic; confined to one thread.
 *
 * <p>Takes some 20 bytes for each word of a target times the words of its source and one, and 32
 * for each different pair of words.
 */
final class WordAligner {
  private static final int ROUNDS = 8;

  /** Where the words of a pair of names are: starts in {@link #cells}, and the numbers of words. */
  private final IntList shapes = new IntList();

  private final IntList weights = new IntList();

  /** The pairs of words of all pairs of names: source, 0 being none, above target. */
  private final LongList cells = new LongList();

  private long[] pairs = {};
  private double[] shares = {};
  private double[] counts = {};

  /**
   * Adds a pair of names.
   *
   * @param source ordinals of the words of one
   * @param target ordinals of the words of the other
   * @param weight how much the pair counts
   */
  void add(IntsRef source, IntsRef target, float weight) {
    shapes.add(source.length + 1);
    shapes.add(target.length);
    weights.add(Float.floatToRawIntBits(weight));
    for (int t = target.offset; t < target.offset + target.length; t++) {
      cells.add(target.ints[t]);
      for (int s = source.offset; s < source.offset + source.length; s++) {
        cells.add((long) (source.ints[s] + 1) << 32 | target.ints[t]);
      }
    }
  }

  /** Learns from the pairs that were added; {@link #size} and what follows it are known then. */
  void learn() {
    pairs = LongList.distinct(cells.toArray());
    int[] indexes = new int[cells.size()];
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = Arrays.binarySearch(pairs, cells.get(i));
    }
    shares = new double[pairs.length];
    Arrays.fill(shares, 1);
    for (int round = 0; round < ROUNDS; round++) {
      counts = expected(indexes);
      normalise();
    }
  }

  private double[] expected(int[] indexes) {
    double[] sums = new double[pairs.length];
    int at = 0;
    for (int pair = 0; pair < weights.size(); pair++) {
      int sources = shapes.get(2 * pair);
      double weight = Float.intBitsToFloat(weights.get(pair));
      for (int target = 0; target < shapes.get(2 * pair + 1); target++, at += sources) {
        double all = 0;
        for (int i = at; i < at + sources; i++) {
          all += shares[indexes[i]];
        }
        for (int i = at; all > 0 && i < at + sources; i++) {
          sums[indexes[i]] += weight * shares[indexes[i]] / all;
        }
      }
    }
    return sums;
  }

  /** The shares of the targets of each source become 1 together. */
  private void normalise() {
    int end;
    for (int start = 0; start < pairs.length; start = end) {
      double all = 0;
      for (end = start; end < pairs.length && source(end) == source(start); end++) {
        all += counts[end];
      }
      for (int i = start; i < end; i++) {
        shares[i] = all == 0 ? 0 : counts[i] / all;
      }
    }
  }

  /** Number of different pairs of words, by source and then by target. */
  int size() {
    return pairs.length;
  }

  /** The source word of a pair, or -1 for none. */
  int source(int pair) {
    return (int) (pairs[pair] >>> 32) - 1;
  }

  /** The target word of a pair. */
  int target(int pair) {
    return (int) pairs[pair];
  }

  /** How likely the source word is said with this word, 0 to 1. */
  double share(int pair) {
    return shares[pair];
  }

  /** How often it was, in weights of the pairs of names. */
  double count(int pair) {
    return counts[pair];
  }
}

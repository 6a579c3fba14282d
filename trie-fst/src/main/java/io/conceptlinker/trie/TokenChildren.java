package io.conceptlinker.trie;

import java.util.Arrays;
import org.apache.lucene.util.RamUsageEstimator;

/** The arcs of a node as arrays, by rising token. Confined to one thread while it is filled. */
final class TokenChildren {
  private static final int FIRST_CAPACITY = 8;

  int count;
  int[] tokens = new int[FIRST_CAPACITY];

  /** The nodes that the arcs lead to; below zero where a sequence ends with the arc. */
  long[] targets = new long[FIRST_CAPACITY];

  /** The lowest rank behind each arc. */
  int[] firstRanks = new int[FIRST_CAPACITY];

  /** Lists the arcs of a node; {@code firstRank} is the lowest rank at or behind it. */
  void list(FstArcs arcs, long node, int firstRank) {
    count = 0;
    arcs.forEach(node, token -> add(token, arcs, firstRank));
  }

  private void add(int token, FstArcs arc, int firstRank) {
    if (count == tokens.length) {
      resize(2 * count);
    }
    tokens[count] = token;
    targets[count] = arc.isFinal ? ~arc.target : arc.target;
    firstRanks[count++] = firstRank + (int) arc.output;
  }

  /** Returns the index of a token, or a negative number. */
  int find(int token) {
    return Arrays.binarySearch(tokens, 0, count, token);
  }

  void trim() {
    resize(count);
  }

  private void resize(int capacity) {
    tokens = Arrays.copyOf(tokens, capacity);
    targets = Arrays.copyOf(targets, capacity);
    firstRanks = Arrays.copyOf(firstRanks, capacity);
  }

  long ramBytesUsed() {
    return RamUsageEstimator.sizeOf(tokens)
        + RamUsageEstimator.sizeOf(targets)
        + RamUsageEstimator.sizeOf(firstRanks);
  }
}

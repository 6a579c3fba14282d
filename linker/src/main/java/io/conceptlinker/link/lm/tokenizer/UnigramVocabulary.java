package io.conceptlinker.link.lm.tokenizer;

import java.util.Arrays;

/**
 * The pieces of a Unigram model with their log-probabilities, as a trie over UTF-16 code units:
 * edges are (node, unit) in a hash table. Filled by one thread, then shared.
 */
final class UnigramVocabulary {
  static final int ROOT = 0;
  static final int NOWHERE = -1;
  static final int NO_PIECE = -1;
  private static final int UNIT_BITS = 16;

  private final LongTable edges;
  private final double[] scores;
  private int[] pieceOfNode = {NO_PIECE};
  private int nodes = 1;
  private int size;
  private double lowest = Double.POSITIVE_INFINITY;

  UnigramVocabulary(int expected) {
    edges = new LongTable(2 * expected);
    scores = new double[expected];
  }

  void add(String piece, double score) {
    lowest = Math.min(lowest, score);
    scores[size] = score;
    int node = ROOT;
    for (int i = 0; i < piece.length(); i++) {
      int child = step(node, piece.charAt(i));
      if (child == NOWHERE) {
        child = nodes++;
        edges.put((long) node << UNIT_BITS | piece.charAt(i), child);
        if (child == pieceOfNode.length) {
          pieceOfNode = Arrays.copyOf(pieceOfNode, 2 * child);
          Arrays.fill(pieceOfNode, child, pieceOfNode.length, NO_PIECE);
        }
      }
      node = child;
    }
    pieceOfNode[node] = size++;
  }

  /** Returns the node behind an edge, or {@link #NOWHERE}. */
  int step(int node, char unit) {
    return (int) edges.get((long) node << UNIT_BITS | unit);
  }

  /** Returns the piece that ends at a node, or {@link #NO_PIECE}. */
  int piece(int node) {
    return node == ROOT ? NO_PIECE : pieceOfNode[node];
  }

  double score(int piece) {
    return scores[piece];
  }

  double lowestScore() {
    return lowest;
  }
}

package io.conceptlinker.eval.pairing;

import java.util.Arrays;

/**
 * Pairs rows with columns, each used at most once, so that the sum of the weights of the pairs is
 * the largest possible (the assignment problem; the Hungarian method in the shortest augmenting
 * path form of Jonker and Volgenant 1987). Pairs of weight 0 are no pairs.
 *
 * <p>Cost: rows² × (rows + columns) time, linear memory beside the weights. Deterministic.
 */
public final class Assignment {
  /** The column of a row that has no partner. */
  public static final int NONE = -1;

  private final long[][] weights;
  private final int realColumns;

  // Rows and columns count from 1; 0 is the row and the column that a search starts from.
  private final long[] rowPrice;
  private final long[] columnPrice;
  private final int[] rowOf;
  private final int[] previous;

  private Assignment(long[][] weights) {
    this.weights = weights;
    realColumns = weights.length == 0 ? 0 : weights[0].length;
    // Every row has a column of its own to stay alone in, at weight 0.
    int columns = realColumns + weights.length;
    rowPrice = new long[weights.length + 1];
    columnPrice = new long[columns + 1];
    rowOf = new int[columns + 1];
    previous = new int[columns + 1];
  }

  /**
   * The best assignment.
   *
   * @param weights one row each, all of the same length; 0 or more
   * @return the column of each row, or {@link #NONE}
   */
  public static int[] maximum(long[][] weights) {
    Assignment assignment = new Assignment(weights);
    for (int row = 1; row <= weights.length; row++) {
      assignment.place(row);
    }
    return assignment.columns();
  }

  /** Finds a column for one more row, moving rows that were placed before where that pays. */
  private void place(int row) {
    rowOf[0] = row;
    long[] slack = new long[rowOf.length];
    Arrays.fill(slack, Long.MAX_VALUE);
    boolean[] visited = new boolean[rowOf.length];
    int column = 0;
    do {
      visited[column] = true;
      relax(column, slack, visited);
      column = cheapest(slack, visited);
      lower(slack[column], slack, visited);
    } while (rowOf[column] != 0);
    while (column != 0) {
      rowOf[column] = rowOf[previous[column]];
      column = previous[column];
    }
  }

  private void relax(int column, long[] slack, boolean[] visited) {
    int row = rowOf[column];
    for (int candidate = 1; candidate < slack.length; candidate++) {
      if (!visited[candidate]) {
        long cost = candidate <= realColumns ? -weights[row - 1][candidate - 1] : 0;
        long reduced = cost - rowPrice[row] - columnPrice[candidate];
        if (reduced < slack[candidate]) {
          slack[candidate] = reduced;
          previous[candidate] = column;
        }
      }
    }
  }

  private static int cheapest(long[] slack, boolean[] visited) {
    int best = 0;
    for (int candidate = 1; candidate < slack.length; candidate++) {
      if (!visited[candidate] && (best == 0 || slack[candidate] < slack[best])) {
        best = candidate;
      }
    }
    return best;
  }

  /** Moves the prices so that reduced costs stay at 0 or above and the next column costs 0. */
  private void lower(long amount, long[] slack, boolean[] visited) {
    for (int column = 0; column < slack.length; column++) {
      if (visited[column]) {
        rowPrice[rowOf[column]] += amount;
        columnPrice[column] -= amount;
      } else {
        slack[column] -= amount;
      }
    }
  }

  private int[] columns() {
    int[] columnOf = new int[weights.length];
    Arrays.fill(columnOf, NONE);
    for (int column = 1; column <= realColumns; column++) {
      int row = rowOf[column];
      if (row != 0 && weights[row - 1][column - 1] > 0) {
        columnOf[row - 1] = column - 1;
      }
    }
    return columnOf;
  }
}

package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Token ids and where they stand: [rows, columns], right-padded with zeros.
 *
 * @param rows number of sequences
 * @param columns length of the longest
 * @param ids rows × columns token ids
 * @param positions rows × columns positions in the text
 * @param there rows × columns: false for padding
 */
@SuppressWarnings("ArrayRecordComponent")
record TokenRows(int rows, int columns, long[] ids, long[] positions, boolean[] there) {

  static TokenRows of(int rows, int columns) {
    int cells = rows * columns;
    return new TokenRows(rows, columns, new long[cells], new long[cells], new boolean[cells]);
  }

  /**
   * Sequences from their beginnings.
   *
   * @param sequences one or more
   */
  static TokenRows of(List<int[]> sequences) {
    // One column at least: nothing computes on nothing.
    return of(sequences, sequences.stream().mapToInt(one -> one.length).max().orElse(0));
  }

  static TokenRows of(List<int[]> sequences, int longest) {
    TokenRows rows = of(sequences.size(), Math.max(1, longest));
    for (int row = 0; row < sequences.size(); row++) {
      for (int i = 0; i < sequences.get(row).length; i++) {
        rows.put(row, i, sequences.get(row)[i], i);
      }
    }
    return rows;
  }

  void put(int row, int column, int id, int position) {
    ids[row * columns + column] = id;
    positions[row * columns + column] = position;
    there[row * columns + column] = true;
  }

  /** Ids, positions and mask. */
  List<NDArray> arrays(NDManager manager) {
    return List.of(ids(manager), positions(manager), mask(manager));
  }

  NDArray ids(NDManager manager) {
    return manager.create(ids, new Shape(rows, columns));
  }

  NDArray positions(NDManager manager) {
    return manager.create(positions, new Shape(rows, columns));
  }

  /** Which tokens all tokens of a row see: [rows, 1, 1, columns]. */
  NDArray mask(NDManager manager) {
    return manager.create(there, new Shape(rows, 1, 1, columns));
  }
}

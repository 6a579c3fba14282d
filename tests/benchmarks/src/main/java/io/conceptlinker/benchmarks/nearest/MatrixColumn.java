package io.conceptlinker.benchmarks.nearest;

import java.util.Arrays;

/** The phrases that have a 3-gram, and with which weight. Filled by rising phrase. */
final class MatrixColumn {
  private int[] rows = new int[4];
  private float[] weights = new float[4];
  private int size;
  private double idf;

  /** Counts an occurrence. */
  void count(int row) {
    if (size > 0 && rows[size - 1] == row) {
      weights[size - 1]++;
      return;
    }
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    rows[size] = row;
    weights[size++] = 1;
  }

  /** Makes weights of the counts and adds their squares to those of the rows. */
  void weigh(double[] squares) {
    idf = Math.log((1.0 + squares.length) / (1.0 + size)) + 1;
    for (int i = 0; i < size; i++) {
      weights[i] = (float) (weights[i] * idf);
      squares[rows[i]] += (double) weights[i] * weights[i];
    }
  }

  void normalise(double[] squares) {
    for (int i = 0; i < size; i++) {
      weights[i] = (float) (weights[i] / Math.sqrt(squares[rows[i]]));
    }
  }

  double idf() {
    return idf;
  }

  void addTo(float[] products, float factor) {
    for (int i = 0; i < size; i++) {
      products[rows[i]] += factor * weights[i];
    }
  }
}

package io.conceptlinker.train.onnx;

/**
 * A matrix in 8 bits: each row has a scale, so that its largest value is 64. Symmetric, rounded to
 * the nearest.
 *
 * <p>Not 127: processors without an instruction for dot products of bytes (VNNI; AVX2 has none) add
 * two products of an unsigned activation and a weight in 16 bits, which saturate beyond 255 * 128.
 * With all 8 bits the probabilities of a trained model were worthless on them: six nats off for a
 * token.
 *
 * @param values rows × columns
 * @param scales what a row's values have to be multiplied by
 */
@SuppressWarnings("ArrayRecordComponent")
record QuantizedMatrix(int rows, int columns, byte[] values, float[] scales) {
  private static final float LARGEST = 64;
  private static final float LEAST_SCALE = 1e-12f;

  static QuantizedMatrix of(float[] matrix, int rows, int columns) {
    byte[] values = new byte[matrix.length];
    float[] scales = new float[rows];
    for (int row = 0; row < rows; row++) {
      float most = 0;
      for (int column = 0; column < columns; column++) {
        most = Math.max(most, Math.abs(matrix[row * columns + column]));
      }
      scales[row] = Math.max(LEAST_SCALE, most / LARGEST);
      for (int column = 0; column < columns; column++) {
        int at = row * columns + column;
        values[at] = (byte) Math.round(matrix[at] / scales[row]);
      }
    }
    return new QuantizedMatrix(rows, columns, values, scales);
  }

  /** The values by columns. */
  byte[] transposed() {
    byte[] turned = new byte[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = values[row * columns + column];
      }
    }
    return turned;
  }
}

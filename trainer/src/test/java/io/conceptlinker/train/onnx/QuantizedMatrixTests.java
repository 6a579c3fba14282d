package io.conceptlinker.train.onnx;

import org.apache.lucene.tests.util.LuceneTestCase;

public class QuantizedMatrixTests extends LuceneTestCase {
  private static final int LARGEST_ACTIVATION = 255;

  public void testTwoProductsFitInto16Bits() {
    float[] matrix = random(20, 30);
    QuantizedMatrix quantized = QuantizedMatrix.of(matrix, 20, 30);
    int most = 0;
    for (byte value : quantized.values()) {
      most = Math.max(most, Math.abs(value));
    }
    assertTrue("" + most, 2 * LARGEST_ACTIVATION * most <= Short.MAX_VALUE);
    assertTrue("" + most, 2 * LARGEST_ACTIVATION * (most + 1) > Short.MAX_VALUE);
  }

  public void testValuesAreTheNearest() {
    float[] matrix = random(7, 11);
    QuantizedMatrix quantized = QuantizedMatrix.of(matrix, 7, 11);
    byte[] transposed = quantized.transposed();
    for (int row = 0; row < 7; row++) {
      float scale = quantized.scales()[row];
      for (int column = 0; column < 11; column++) {
        byte value = quantized.values()[row * 11 + column];
        assertEquals(matrix[row * 11 + column], value * scale, scale / 2 + 1e-6f);
        assertEquals(value, transposed[column * 7 + row]);
      }
    }
  }

  public void testZeros() {
    QuantizedMatrix quantized = QuantizedMatrix.of(new float[6], 2, 3);
    assertArrayEquals(new byte[6], quantized.values());
    assertTrue(quantized.scales()[0] > 0);
  }

  private static float[] random(int rows, int columns) {
    float[] matrix = new float[rows * columns];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (float) random().nextGaussian();
    }
    return matrix;
  }
}

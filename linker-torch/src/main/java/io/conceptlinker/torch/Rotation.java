package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.conceptlinker.link.lm.weights.DecoderShape;
import java.util.List;

/**
 * The cosines and sines of rotary positions (Su et al. 2021), [positions, headWidth] with both
 * halves alike.
 *
 * @param cosines of position times frequency
 * @param sines of position times frequency
 * @param width of a head
 */
@SuppressWarnings("ArrayRecordComponent")
record Rotation(float[] cosines, float[] sines, int width) {

  static Rotation of(DecoderShape shape, int positions) {
    int width = shape.headWidth();
    int half = width / 2;
    float[] cosines = new float[positions * width];
    float[] sines = new float[positions * width];
    for (int i = 0; i < half; i++) {
      double frequency = Math.pow(shape.rotaryBase(), -2.0 * i / width);
      for (int position = 0; position < positions; position++) {
        for (int at : new int[] {position * width + i, position * width + i + half}) {
          cosines[at] = (float) Math.cos(position * frequency);
          sines[at] = (float) Math.sin(position * frequency);
        }
      }
    }
    return new Rotation(cosines, sines, width);
  }

  /** Cosines and sines, [positions, headWidth]. */
  List<NDArray> arrays(NDManager manager) {
    Shape dimensions = new Shape(cosines.length / width, width);
    return List.of(manager.create(cosines, dimensions), manager.create(sines, dimensions));
  }

  /** The same in what linear maps compute in, as long-lived as the kernels. */
  List<NDArray> narrowed(TorchKernels kernels) {
    try (NDManager temporary = kernels.manager().newSubManager()) {
      return arrays(temporary).stream()
          .map(table -> kernels.run(temporary, "narrowed", table))
          // A copy: what is 32 bits wide already shares memory that goes with the first array.
          .map(table -> kernels.run(kernels.manager(), "joined", List.of(table)))
          .toList();
    }
  }
}

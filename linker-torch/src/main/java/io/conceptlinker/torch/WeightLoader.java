package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.conceptlinker.link.lm.weights.ModelWeights;
import io.conceptlinker.link.lm.weights.WeightSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings parameters from files to a device. DJL cannot make arrays of bfloat16, so values travel in
 * 32 bits, some rows at a time, and become narrow on the device.
 */
final class WeightLoader {

  private static final int VALUES_AT_ONCE = 1 << 25;

  private final TorchKernels kernels;
  private final ModelWeights files;

  WeightLoader(TorchKernels kernels, ModelWeights files) {
    this.kernels = kernels;
    this.files = files;
  }

  /** The parameters in their order, owned by the kernels' manager. */
  List<NDArray> load(List<WeightSpec> weights) throws IOException {
    List<NDArray> loaded = new ArrayList<>(weights.size());
    for (WeightSpec weight : weights) {
      loaded.add(
          switch (weight.kind()) {
            case NORM, SHIFT, OUTPUT_BIAS -> exact(weight);
            case BIAS, EMBEDDING, MATRIX, RESIDUAL_MATRIX -> narrow(weight);
          });
    }
    return loaded;
  }

  private NDArray exact(WeightSpec weight) throws IOException {
    float[] values = files.floats(weight, 0, Math.toIntExact(weight.size()));
    return kernels.manager().create(values, new Shape(weight.dimensions()));
  }

  private NDArray narrow(WeightSpec weight) throws IOException {
    int step = Math.max(1, VALUES_AT_ONCE / weight.columns());
    try (NDManager temporary = kernels.manager().newSubManager()) {
      List<NDArray> parts = new ArrayList<>();
      for (int row = 0; row < weight.rows(); row += step) {
        int rows = Math.min(step, weight.rows() - row);
        try (NDManager wide = temporary.newSubManager()) {
          float[] values =
              files.floats(weight, (long) row * weight.columns(), rows * weight.columns());
          long[] dimensions = weight.dimensions();
          dimensions[0] = rows;
          parts.add(kernels.run(temporary, "narrowed", wide.create(values, new Shape(dimensions))));
        }
      }
      return kernels.run(kernels.manager(), "joined", parts);
    }
  }
}

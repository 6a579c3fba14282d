package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.conceptlinker.link.lm.weights.DecoderWeight;
import io.conceptlinker.link.lm.weights.ModelWeights;
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
  List<NDArray> load(List<DecoderWeight> weights) throws IOException {
    List<NDArray> loaded = new ArrayList<>(weights.size());
    for (DecoderWeight weight : weights) {
      loaded.add(weight.kind() == DecoderWeight.Kind.NORM ? norm(weight) : matrix(weight));
    }
    return loaded;
  }

  private NDArray norm(DecoderWeight weight) throws IOException {
    return kernels.manager().create(files.floats(weight.name(), 0, weight.rows(), weight.rows()));
  }

  private NDArray matrix(DecoderWeight weight) throws IOException {
    int step = Math.max(1, VALUES_AT_ONCE / weight.columns());
    try (NDManager temporary = kernels.manager().newSubManager()) {
      List<NDArray> parts = new ArrayList<>();
      for (int row = 0; row < weight.rows(); row += step) {
        int rows = Math.min(step, weight.rows() - row);
        try (NDManager wide = temporary.newSubManager()) {
          float[] values =
              files.floats(
                  weight.name(),
                  (long) row * weight.columns(),
                  rows * weight.columns(),
                  weight.rows(),
                  weight.columns());
          parts.add(
              kernels.run(
                  temporary, "narrowed", wide.create(values, new Shape(rows, weight.columns()))));
        }
      }
      return kernels.run(kernels.manager(), "joined", parts);
    }
  }
}

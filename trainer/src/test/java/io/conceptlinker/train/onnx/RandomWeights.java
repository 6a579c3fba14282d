package io.conceptlinker.train.onnx;

import io.conceptlinker.link.lm.weights.ModelConfig;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.Safetensors;
import io.conceptlinker.link.lm.weights.WeightSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Random parameters of a model, and its files. */
final class RandomWeights {
  private RandomWeights() {}

  /** Larger than a beginning model's, so that attention and gates leave their linear range. */
  static Map<String, float[]> of(ModelShape shape, Random random) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (WeightSpec weight : shape.weights()) {
      float[] values = new float[(int) weight.size()];
      float mean = weight.kind() == WeightSpec.Kind.NORM ? 1 : 0;
      for (int i = 0; i < values.length; i++) {
        values[i] = mean + (float) (0.2 * random.nextGaussian());
      }
      weights.put(weight.name(), values);
    }
    return weights;
  }

  /** Writes {@code config.json} and {@code model.safetensors}. */
  static void write(Path directory, ModelShape shape, Map<String, float[]> weights)
      throws IOException {
    ModelConfig.write(shape, directory.resolve("config.json"));
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (WeightSpec weight : shape.weights()) {
      shapes.put(weight.name(), weight.dimensions());
    }
    Safetensors.write(directory.resolve("model.safetensors"), weights, shapes, Map.of());
  }
}

package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.DecoderConfig;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.DecoderWeight;
import io.conceptlinker.link.lm.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * A decoder with random weights, large enough that attention and gates leave their linear range.
 *
 * @param shape its sizes
 * @param weights its parameters by name
 */
record RandomModel(DecoderShape shape, Map<String, float[]> weights) {

  static RandomModel of(DecoderShape shape, Random random) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (DecoderWeight weight : shape.weights()) {
      float[] values = new float[(int) weight.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (0.4 * random.nextGaussian());
      }
      weights.put(weight.name(), values);
    }
    return new RandomModel(shape, weights);
  }

  static DecoderShape randomShape(Random random) {
    int keyHeads = 1 + random.nextInt(2);
    return new DecoderShape(
        20 + random.nextInt(20),
        8 + 4 * random.nextInt(3),
        1 + random.nextInt(3),
        keyHeads * (1 + random.nextInt(3)),
        keyHeads,
        2 + 2 * random.nextInt(3),
        5 + random.nextInt(10),
        random.nextBoolean() ? 10_000 : 500_000,
        1e-5,
        random.nextBoolean());
  }

  /** Writes {@code config.json} and {@code model.safetensors}. */
  void write(Path directory) throws IOException {
    new DecoderConfig(shape).write(directory.resolve("config.json"));
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (DecoderWeight weight : shape.weights()) {
      shapes.put(
          weight.name(),
          weight.kind() == DecoderWeight.Kind.NORM
              ? new long[] {weight.rows()}
              : new long[] {weight.rows(), weight.columns()});
    }
    Safetensors.write(directory.resolve("model.safetensors"), weights, shapes, Map.of());
  }
}

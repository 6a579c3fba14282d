package io.conceptlinker.benchmarks.decoding;

import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.ModelConfig;
import io.conceptlinker.link.lm.weights.Safetensors;
import io.conceptlinker.link.lm.weights.WeightSpec;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes a model of the Llama family with random weights, to measure how fast one of its size is:
 * {@code config.json} and a file of weights in bfloat16 for each parameter. By its size, 8B takes
 * 16 GB of disk and a heap of 3 GB.
 */
public final class RandomModel {
  /** Random numbers that weights repeat, at another place each. */
  private static final int NUMBERS = (1 << 20) - 3;

  /** The standard deviation of weights. */
  private static final float SPREAD = 0.02f;

  private RandomModel() {}

  /** Arguments: a directory to make, and {@code 8b}, the shape of Llama 3, or {@code tiny}. */
  public static void main(String[] arguments) throws IOException {
    DecoderShape shape = shape(arguments[1]);
    Path directory = Path.of(arguments[0]);
    if (Files.exists(directory)) {
      throw new FileAlreadyExistsException(directory.toString(), null, "expected no such path");
    }
    Files.createDirectories(directory);
    ModelConfig.write(shape, directory.resolve("config.json"), "bfloat16");
    Random random = new Random(42);
    float[] numbers = new float[NUMBERS];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian() * SPREAD;
    }
    List<String> shards = new ArrayList<>();
    for (WeightSpec weight : shape.weights()) {
      float[] values = new float[Math.toIntExact(weight.size())];
      if (weight.kind() == WeightSpec.Kind.NORM) {
        Arrays.fill(values, 1);
      } else {
        int at = random.nextInt(NUMBERS);
        for (int i = 0; i < values.length; i++) {
          values[i] = numbers[at];
          at = at + 1 == NUMBERS ? 0 : at + 1;
        }
      }
      String file = weight.name() + ".safetensors";
      Safetensors.write(
          directory.resolve(file),
          Safetensors.Numbers.BF16,
          Map.of(weight.name(), values),
          Map.of(weight.name(), weight.dimensions()),
          Map.of());
      shards.add("\"" + weight.name() + "\":\"" + file + "\"");
    }
    Files.writeString(
        directory.resolve("model.safetensors.index.json"),
        "{\"weight_map\":{" + String.join(",", shards) + "}}");
  }

  private static DecoderShape shape(String size) {
    return switch (size) {
      case "8b" -> new DecoderShape(128_256, 4096, 32, 32, 8, 128, 14_336, 500_000, 1e-5, false);
      case "tiny" -> new DecoderShape(8192, 64, 2, 2, 1, 32, 128, 10_000, 1e-5, false);
      default -> throw new IllegalArgumentException("size [" + size + "]: expected 8b or tiny");
    };
  }
}

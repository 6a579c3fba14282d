package io.conceptlinker.train;

import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.DecoderWeight;
import io.conceptlinker.link.lm.weights.Safetensors;
import io.conceptlinker.torch.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A training state on disk: one {@code checkpoint.safetensors} with parameters, moments and the
 * number of steps. It is written beside the old one and takes its place whole, so a kill at any
 * time leaves one of the two. Stateless.
 */
final class Checkpoint {
  private static final String FILE = "checkpoint.safetensors";
  private static final String FIRST = "first_moment.";
  private static final String SECOND = "second_moment.";
  private static final String STEPS = "steps";

  private Checkpoint() {}

  static boolean isIn(Path directory) {
    return Files.exists(directory.resolve(FILE));
  }

  static void write(Path directory, DecoderShape shape, TrainingState state) throws IOException {
    Map<String, float[]> tensors = new LinkedHashMap<>(state.weights());
    state.firstMoments().forEach((name, values) -> tensors.put(FIRST + name, values));
    state.secondMoments().forEach((name, values) -> tensors.put(SECOND + name, values));
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (DecoderWeight weight : shape.weights()) {
      for (String prefix : new String[] {"", FIRST, SECOND}) {
        shapes.put(prefix + weight.name(), dimensions(weight));
      }
    }
    tensors.put(STEPS, new float[] {state.steps()});
    Path beside = directory.resolve(FILE + ".new");
    Safetensors.write(beside, tensors, shapes, Map.of("format", "concept-linker checkpoint"));
    Files.move(
        beside,
        directory.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  static TrainingState read(Path directory, DecoderShape shape) throws IOException {
    try (Safetensors file = Safetensors.open(directory.resolve(FILE))) {
      Map<String, float[]> weights = new LinkedHashMap<>();
      Map<String, float[]> first = new LinkedHashMap<>();
      Map<String, float[]> second = new LinkedHashMap<>();
      for (DecoderWeight weight : shape.weights()) {
        weights.put(weight.name(), file.floats(weight.name()));
        first.put(weight.name(), file.floats(FIRST + weight.name()));
        second.put(weight.name(), file.floats(SECOND + weight.name()));
      }
      return new TrainingState(weights, first, second, (long) file.floats(STEPS)[0]);
    }
  }

  static long[] dimensions(DecoderWeight weight) {
    return weight.kind() == DecoderWeight.Kind.NORM
        ? new long[] {weight.rows()}
        : new long[] {weight.rows(), weight.columns()};
  }
}

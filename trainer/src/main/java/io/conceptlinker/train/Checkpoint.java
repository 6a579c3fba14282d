package io.conceptlinker.train;

import io.conceptlinker.link.lm.weights.ModelConfig;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.ModelWeights;
import io.conceptlinker.link.lm.weights.Safetensors;
import io.conceptlinker.link.lm.weights.WeightSpec;
import io.conceptlinker.torch.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a run is: one {@value #FILE} with parameters, moments and numbers of steps. It is written
 * beside the old one and takes its place whole, so a kill at any time leaves one of the two.
 *
 * @param state all that training needs to go on
 * @param begun how many of its steps another run had made, from which this one began
 */
public record Checkpoint(TrainingState state, long begun) {
  /** The name of the file. */
  public static final String FILE = "checkpoint.safetensors";

  private static final String CONFIG = "config.json";
  private static final String FIRST = "first_moment.";
  private static final String SECOND = "second_moment.";
  private static final String STEPS = "steps";
  private static final String BEGUN = "begun";

  /** Whether a directory has one. */
  public static boolean isIn(Path directory) {
    return Files.exists(directory.resolve(FILE));
  }

  /** How many steps the run has made. */
  public long steps() {
    return state.steps() - begun;
  }

  /**
   * The beginning of a run with the weights of another one, which keeps its moments, or of a model
   * directory in Hugging Face's layout, which has none.
   *
   * @throws ModelFormatException if the directory is damaged, or of a model of another shape
   */
  public static Checkpoint beginning(Path directory, ModelShape shape) throws IOException {
    if (isIn(directory)) {
      TrainingState state = read(directory, shape).state;
      return new Checkpoint(state, state.steps());
    }
    Path config = directory.resolve(CONFIG);
    ModelShape found = ModelConfig.read(config);
    if (!found.equals(shape)) {
      throw new ModelFormatException(config, "expected " + shape + ", found " + found);
    }
    Map<String, float[]> weights = new LinkedHashMap<>();
    Map<String, float[]> first = new LinkedHashMap<>();
    Map<String, float[]> second = new LinkedHashMap<>();
    try (ModelWeights files = ModelWeights.open(directory)) {
      for (WeightSpec weight : shape.weights()) {
        int size = Math.toIntExact(weight.size());
        weights.put(weight.name(), files.floats(weight, 0, size));
        first.put(weight.name(), new float[size]);
        second.put(weight.name(), new float[size]);
      }
    }
    return new Checkpoint(new TrainingState(weights, first, second, 0), 0);
  }

  /** Whether a run can begin with a directory. */
  public static boolean canBeginWith(Path directory) {
    return isIn(directory) || ModelWeights.areIn(directory);
  }

  /** Writes it into a directory. */
  public void write(Path directory, ModelShape shape) throws IOException {
    Map<String, float[]> tensors = new LinkedHashMap<>(state.weights());
    state.firstMoments().forEach((name, values) -> tensors.put(FIRST + name, values));
    state.secondMoments().forEach((name, values) -> tensors.put(SECOND + name, values));
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (WeightSpec weight : shape.weights()) {
      for (String prefix : new String[] {"", FIRST, SECOND}) {
        shapes.put(prefix + weight.name(), weight.dimensions());
      }
    }
    // Exact up to 16 million steps.
    tensors.put(STEPS, new float[] {state.steps()});
    tensors.put(BEGUN, new float[] {begun});
    Path beside = directory.resolve(FILE + ".new");
    Safetensors.write(
        beside,
        Safetensors.Numbers.F32,
        tensors,
        shapes,
        Map.of("format", "concept-linker checkpoint"));
    Files.move(
        beside,
        directory.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads that of a directory.
   *
   * @throws ModelFormatException if it is damaged, or of a model of another shape
   */
  public static Checkpoint read(Path directory, ModelShape shape) throws IOException {
    Path path = directory.resolve(FILE);
    try (Safetensors file = Safetensors.open(path)) {
      Map<String, float[]> weights = new LinkedHashMap<>();
      Map<String, float[]> first = new LinkedHashMap<>();
      Map<String, float[]> second = new LinkedHashMap<>();
      for (WeightSpec weight : shape.weights()) {
        weights.put(weight.name(), file.floats(weight.name(), weight.dimensions()));
        first.put(weight.name(), file.floats(FIRST + weight.name(), weight.dimensions()));
        second.put(weight.name(), file.floats(SECOND + weight.name(), weight.dimensions()));
      }
      int others = file.names().size() - 3 * weights.size();
      if (others > 2) {
        throw new ModelFormatException(
            path,
            "expected 3 tensors for each of "
                + weights.size()
                + " parameters, found "
                + others
                + " others");
      }
      long begun = file.names().contains(BEGUN) ? (long) file.floats(BEGUN)[0] : 0;
      return new Checkpoint(
          new TrainingState(weights, first, second, (long) file.floats(STEPS)[0]), begun);
    }
  }
}

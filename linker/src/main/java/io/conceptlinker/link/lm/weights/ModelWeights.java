package io.conceptlinker.link.lm.weights;

import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a model directory in Hugging Face's layout: one {@code model.safetensors}, or
 * shards that {@code model.safetensors.index.json} assigns each parameter to. Mapped, not read.
 * Immutable and thread-safe until it is closed.
 */
public final class ModelWeights implements AutoCloseable {
  private static final String SINGLE = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";

  private final Path directory;
  private final Map<String, Safetensors> shards;
  private final Map<String, String> shardOfTensor;

  private ModelWeights(
      Path directory, Map<String, Safetensors> shards, Map<String, String> shardOfTensor) {
    this.directory = directory;
    this.shards = shards;
    this.shardOfTensor = shardOfTensor;
  }

  /** Whether a directory has any. */
  public static boolean areIn(Path directory) {
    return Files.exists(directory.resolve(SINGLE)) || Files.exists(directory.resolve(INDEX));
  }

  /**
   * Maps the files of a directory.
   *
   * @throws ModelFormatException if it has none, or a shard lacks what the index says
   */
  public static ModelWeights open(Path directory) throws IOException {
    Map<String, Safetensors> shards = new LinkedHashMap<>();
    boolean opened = false;
    try {
      Map<String, String> shardOfTensor =
          Files.exists(directory.resolve(INDEX))
              ? openShards(directory, shards)
              : openSingle(directory, shards);
      opened = true;
      return new ModelWeights(directory, shards, shardOfTensor);
    } finally {
      if (!opened) {
        shards.values().forEach(Safetensors::close);
      }
    }
  }

  private static Map<String, String> openSingle(Path directory, Map<String, Safetensors> shards)
      throws IOException {
    Path file = directory.resolve(SINGLE);
    if (!Files.exists(file)) {
      throw new ModelFormatException(
          directory, "expected " + SINGLE + " or " + INDEX + ", found neither");
    }
    Safetensors single = Safetensors.open(file);
    shards.put(SINGLE, single);
    Map<String, String> shardOfTensor = new LinkedHashMap<>();
    single.names().forEach(name -> shardOfTensor.put(name, SINGLE));
    return shardOfTensor;
  }

  private static Map<String, String> openShards(Path directory, Map<String, Safetensors> shards)
      throws IOException {
    Path index = directory.resolve(INDEX);
    Map<String, String> shardOfTensor = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, JsonValue> entry :
          JsonValue.read(index).get("weight_map").fields().entrySet()) {
        shardOfTensor.put(entry.getKey(), shardName(entry.getValue()));
      }
    } catch (JsonFormatException e) {
      throw new ModelFormatException(index, "expected a weight_map of tensors to files", e);
    }
    for (Map.Entry<String, String> entry : shardOfTensor.entrySet()) {
      Safetensors shard = shards.get(entry.getValue());
      if (shard == null) {
        Path file = directory.resolve(entry.getValue());
        if (!Files.exists(file)) {
          throw new ModelFormatException(
              file, "expected this shard, which " + INDEX + " names; copy the directory again");
        }
        shard = Safetensors.open(file);
        shards.put(entry.getValue(), shard);
      }
      shard.tensor(entry.getKey());
    }
    return shardOfTensor;
  }

  private static String shardName(JsonValue value) throws JsonFormatException {
    String name = value.text();
    if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.startsWith(".")) {
      throw value.problem("expected the name of a file in the same directory");
    }
    return name;
  }

  /** The names of all parameters. */
  public List<String> names() {
    return new ArrayList<>(shardOfTensor.keySet());
  }

  /**
   * Some values of a parameter as 32-bit numbers.
   *
   * @param from the first value, counted from the beginning of the parameter
   * @param count how many
   * @throws ModelFormatException if it is not there, or has other dimensions
   */
  public float[] floats(WeightSpec weight, long from, int count) throws ModelFormatException {
    for (String name : weight.names()) {
      String shard = shardOfTensor.get(name);
      Safetensors file = shard == null ? null : shards.get(shard);
      if (shard != null && file != null) {
        check(directory.resolve(shard), file, name, weight.dimensions());
        return file.floats(name, from, count);
      }
    }
    if (weight.kind() == WeightSpec.Kind.OUTPUT_BIAS) {
      return new float[count];
    }
    throw new ModelFormatException(
        directory,
        "tensor [" + weight.name() + "]: expected it, found " + shardOfTensor.size() + " others");
  }

  private static void check(Path path, Safetensors file, String name, long[] dimensions)
      throws ModelFormatException {
    long[] found = file.tensor(name).shape();
    if (!Arrays.equals(found, dimensions)) {
      throw new ModelFormatException(
          path,
          "tensor ["
              + name
              + "]: expected the shape "
              + Arrays.toString(dimensions)
              + " that config.json implies, found "
              + Arrays.toString(found));
    }
  }

  @Override
  public void close() {
    shards.values().forEach(Safetensors::close);
  }
}

package io.conceptlinker.link.lm.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;

/** A directory as Hugging Face writes it, of one file or of shards. */
@LuceneTestCase.SuppressFileSystems("*") // mapping needs the real one
public class ModelWeightsTests extends LuceneTestCase {

  public void testOneFile() throws IOException {
    Path directory = createTempDir();
    Safetensors.write(
        directory.resolve("model.safetensors"),
        Map.of("a", new float[] {1, 2, 3, 4, 5, 6}),
        Map.of("a", new long[] {2, 3}),
        Map.of("format", "pt"));
    try (ModelWeights weights = ModelWeights.open(directory)) {
      assertEquals(List.of("a"), weights.names());
      assertArrayEquals(new float[] {3, 4}, weights.floats(matrix("a", 2, 3), 2, 2), 0);
      ModelFormatException other =
          expectThrows(ModelFormatException.class, () -> weights.floats(matrix("a", 3, 2), 0, 1));
      assertTrue(other.getMessage(), other.getMessage().contains("[3, 2]"));
      ModelFormatException none =
          expectThrows(ModelFormatException.class, () -> weights.floats(matrix("b", 1, 1), 0, 1));
      assertTrue(none.getMessage(), none.getMessage().contains("tensor [b]"));
      expectThrows(IndexOutOfBoundsException.class, () -> weights.floats(matrix("a", 2, 3), 5, 2));
    }
  }

  /** The layout of meta-llama/Meta-Llama-3-8B: shards of bfloat16 and an index. */
  public void testShards() throws IOException {
    Path directory = createTempDir();
    float[] embedding = {1, -2.5f, 0.0078125f, 3};
    float[] head = {4, 8};
    Files.write(
        directory.resolve("model-00001-of-00002.safetensors"),
        halfPrecision("model.embed_tokens.weight", "[2,2]", embedding));
    Files.write(
        directory.resolve("model-00002-of-00002.safetensors"),
        halfPrecision("lm_head.weight", "[1,2]", head));
    Path index = directory.resolve("model.safetensors.index.json");
    Files.writeString(
        index,
        """
        {
          "metadata": {"total_size": 12},
          "weight_map": {
            "lm_head.weight": "model-00002-of-00002.safetensors",
            "model.embed_tokens.weight": "model-00001-of-00002.safetensors"
          }
        }
        """);
    try (ModelWeights weights = ModelWeights.open(directory)) {
      assertEquals(
          Set.of("lm_head.weight", "model.embed_tokens.weight"), Set.copyOf(weights.names()));
      WeightSpec table = matrix("model.embed_tokens.weight", 2, 2);
      assertArrayEquals(embedding, weights.floats(table, 0, 4), 0);
      assertArrayEquals(new float[] {8}, weights.floats(matrix("lm_head.weight", 1, 2), 1, 1), 0);
    }
    Files.delete(directory.resolve("model-00002-of-00002.safetensors"));
    ModelFormatException missing =
        expectThrows(ModelFormatException.class, () -> ModelWeights.open(directory));
    assertTrue(missing.getMessage(), missing.getMessage().contains("00002-of-00002"));
    for (String broken :
        List.of(
            "{}",
            "[",
            "{\"weight_map\": {\"a\": 7}}",
            "{\"weight_map\": {\"a\": \"../model.safetensors\"}}",
            "{\"weight_map\": {\"other\": \"model-00001-of-00002.safetensors\"}}")) {
      Files.writeString(index, broken);
      expectThrows(ModelFormatException.class, broken, () -> ModelWeights.open(directory));
    }
  }

  public void testADirectoryWithoutWeights() throws IOException {
    Path directory = createTempDir();
    ModelFormatException none =
        expectThrows(ModelFormatException.class, () -> ModelWeights.open(directory));
    assertTrue(none.getMessage(), none.getMessage().contains("model.safetensors.index.json"));
  }

  /** A tied matrix may be under any of its names, and the prefix may be missing. */
  public void testNamesOfACheckpointWithoutItsOutputLayer() throws IOException {
    WeightSpec shared = matrix("model.shared.weight", 2, 1);
    WeightSpec layer = matrix("model.encoder.layers.0.fc1.weight", 1, 2);
    WeightSpec bias = WeightSpec.matrix("final_logits_bias", WeightSpec.Kind.OUTPUT_BIAS, 1, 2);
    for (String name :
        List.of("shared.weight", "model.decoder.embed_tokens.weight", "lm_head.weight")) {
      Path directory = createTempDir();
      Safetensors.write(
          directory.resolve("model.safetensors"),
          Map.of(name, new float[] {1, 2}, "encoder.layers.0.fc1.weight", new float[] {3, 4}),
          Map.of(name, new long[] {2, 1}, "encoder.layers.0.fc1.weight", new long[] {1, 2}),
          Map.of("format", "pt"));
      try (ModelWeights weights = ModelWeights.open(directory)) {
        assertArrayEquals(new float[] {1, 2}, weights.floats(shared, 0, 2), 0);
        assertArrayEquals(new float[] {3, 4}, weights.floats(layer, 0, 2), 0);
        assertArrayEquals(new float[2], weights.floats(bias, 0, 2), 0);
      }
    }
  }

  private static WeightSpec matrix(String name, int rows, int columns) {
    return WeightSpec.matrix(name, WeightSpec.Kind.MATRIX, rows, columns);
  }

  /** A file of one tensor of numbers that bfloat16 has. */
  private static byte[] halfPrecision(String name, String shape, float[] values) {
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},\""
            + name
            + "\":{\"dtype\":\"BF16\",\"shape\":"
            + shape
            + ",\"data_offsets\":[0,"
            + 2 * values.length
            + "]}}";
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + json.length + 2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(json.length).put(json);
    for (float value : values) {
      file.putShort((short) (Float.floatToIntBits(value) >>> 16));
    }
    return file.array();
  }
}

package io.conceptlinker.link.lm;

import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.lm.prompt.Markup;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.tokenizer.BpeTrainer;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.Safetensors;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import io.conceptlinker.link.lm.weights.WeightSpec;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.tests.util.LuceneTestCase;

@LuceneTestCase.SuppressFileSystems("*") // mapping needs the real one
public class ModelDirectoryTests extends LuceneTestCase {
  private static final PromptLimits PROMPT = new PromptLimits(5, 6, 7, 8);

  public void testWhatIsWrittenIsRead() throws IOException {
    Path target = createTempDir().resolve("model");
    ModelDirectory written = write(target);
    ModelDirectory model = ModelDirectory.open(target);
    assertEquals(PROMPT, model.prompt());
    assertEquals(99, model.longest());
    assertEquals(266, model.shape().vocabulary());
    assertEquals(266, model.tokenizer().size());
    assertEquals(
        target.toAbsolutePath().resolve("model.int8.onnx"), model.graph().toAbsolutePath());
    assertTrue(model.weights().isPresent());
    assertTrue(model.version(), model.version().matches("[0-9a-f]{12}"));
    assertEquals(written.version(), model.version());
    assertEquals("x", model.settings().get("provenance").get("tool").text());
    assertEquals(List.of("model"), names(target.resolveSibling("")));
    expectThrows(FileAlreadyExistsException.class, () -> write(target));
    assertEquals(List.of("model"), names(target.resolveSibling("")));
  }

  public void testACopyHasWhatItWasGivenAndTheRest() throws IOException {
    Path target = createTempDir().resolve("model");
    ModelDirectory model = write(target);
    Path other = createTempDir().resolve("calibrated");
    ModelDirectory calibrated;
    try (ModelDirectoryWriter writer = ModelDirectoryWriter.copyOf(model, other)) {
      writer.section("calibration", "{\"temperature\": 1.5}");
      expectThrows(IllegalArgumentException.class, () -> writer.section("x", "{"));
      calibrated = writer.finish();
    }
    assertEquals(1.5, calibrated.settings().get("calibration").get("temperature").number(), 0);
    assertEquals("x", calibrated.settings().get("provenance").get("tool").text());
    assertNotEquals(model.version(), calibrated.version());
    try (ModelDirectoryWriter writer = ModelDirectoryWriter.copyOf(calibrated, target)) {
      writer.replace();
    }
    assertEquals(calibrated.version(), ModelDirectory.open(target).version());
    assertEquals(List.of("model"), names(target.resolveSibling("")));
  }

  public void testWhatIsNotFinishedIsNotThere() throws IOException {
    Path target = createTempDir().resolve("model");
    try (ModelDirectoryWriter writer = begin(target)) {
      assertTrue(Files.exists(writer.file("config.json")));
    }
    assertEquals(List.of(), names(target.resolveSibling("")));
    try (ModelDirectoryWriter writer = begin(target)) {
      ModelFormatException refused =
          expectThrows(ModelFormatException.class, () -> writer.finish());
      assertTrue(
          refused.getMessage(), refused.getMessage().contains("model.int8.onnx]: expected it"));
    }
    assertEquals(List.of(), names(target.resolveSibling("")));
  }

  public void testEveryChangedFileIsFound() throws IOException {
    Path target = createTempDir().resolve("model");
    write(target);
    for (String name : names(target)) {
      Path file = target.resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      byte[] changed = bytes.clone();
      changed[random().nextInt(changed.length)] ^= (byte) (1 << random().nextInt(7));
      Files.write(file, changed);
      ModelFormatException refused =
          expectThrows(ModelFormatException.class, () -> ModelDirectory.open(target));
      assertTrue(
          refused.getMessage(),
          name.equals("checksums.txt") || refused.getMessage().contains(name + "]: expected"));
      Files.delete(file);
      expectThrows(ModelFormatException.class, () -> ModelDirectory.open(target));
      Files.write(file, bytes);
    }
    ModelDirectory.open(target);
    ModelFormatException none =
        expectThrows(ModelFormatException.class, () -> ModelDirectory.open(createTempDir()));
    assertTrue(none.getMessage(), none.getMessage().contains("expected the directory of a model"));
  }

  public void testAModelThatReadsPassages() throws IOException {
    Path directory = createTempDir();
    Path tokenizer = directory.resolve("tokenizer.json");
    Files.write(tokenizer, tokenizer(""));
    SharedEncoderShape shape =
        new SharedEncoderShape(shape(32), 2, new SharedEncoderShape.MentionIds(3, 4, 6));
    PromptLimits passages = new PromptLimits(5, 6, 7, 8, 40);
    for (PromptLimits prompt : List.of(passages, PROMPT)) {
      try (ModelDirectoryWriter writer =
          ModelDirectoryWriter.begin(
              directory.resolve("a" + prompt.passage()),
              shape,
              "bfloat16",
              tokenizer,
              prompt,
              99)) {
        if (prompt.isOfPassages()) {
          assertThrows(ModelFormatException.class, "model.safetensors, found none", writer);
          writeWeights(shape, writer.weights());
          ModelDirectory model = writer.finish();
          assertEquals(passages, model.prompt());
          assertEquals(shape, model.shape());
        } else {
          assertThrows(JsonFormatException.class, "expected a passage for a model", writer);
        }
      }
    }
    try (ModelDirectoryWriter writer =
        ModelDirectoryWriter.begin(
            directory.resolve("b"), shape(32), "bfloat16", tokenizer, passages, 99)) {
      assertThrows(JsonFormatException.class, "and none for another, found 40", writer);
    }
  }

  public void testWhatDoesNotBelongTogether() throws IOException {
    Path directory = createTempDir();
    Path other = directory.resolve("other.json");
    Files.write(other, tokenizer("other words others words", 268));
    try (ModelDirectoryWriter writer = complete(directory.resolve("a"))) {
      writer.section("tokenizer", '"' + Tokenizer.read(other).fingerprint() + '"');
      assertThrows(JsonFormatException.class, "expected the fingerprint of tokenizer.json", writer);
    }
    try (ModelDirectoryWriter writer = complete(directory.resolve("a"))) {
      writer.section("format", "2");
      assertThrows(JsonFormatException.class, "expected 1, found 2", writer);
    }
    try (ModelDirectoryWriter writer = complete(directory.resolve("a"))) {
      Files.write(writer.file("tokenizer.json"), tokenizer("aaa aaa aaa aaa", 270));
      assertThrows(ModelFormatException.class, "expected the 266 tokens of config.json", writer);
    }
    try (ModelDirectoryWriter writer = complete(directory.resolve("a"))) {
      writeWeights(shape(48), writer.weights());
      assertThrows(ModelFormatException.class, "expected the dimensions [32, 16]", writer);
    }
  }

  private static void assertThrows(
      Class<? extends IOException> type, String message, ModelDirectoryWriter writer) {
    IOException refused = expectThrows(type, () -> writer.finish());
    assertTrue(refused.getMessage(), refused.getMessage().contains(message));
  }

  private static ModelDirectory write(Path target) throws IOException {
    try (ModelDirectoryWriter writer = complete(target)) {
      return writer.finish();
    }
  }

  private static ModelDirectoryWriter complete(Path target) throws IOException {
    ModelDirectoryWriter writer = begin(target);
    writer.section("provenance", "{\"tool\": \"x\"}");
    writeWeights(shape(32), writer.weights());
    Files.write(writer.graph(true), new byte[] {1, 2, 3});
    return writer;
  }

  private static ModelDirectoryWriter begin(Path target) throws IOException {
    Path tokenizer = createTempDir().resolve("tokenizer.json");
    Files.write(tokenizer, tokenizer(""));
    return ModelDirectoryWriter.begin(target, shape(32), "bfloat16", tokenizer, PROMPT, 99);
  }

  private static DecoderShape shape(int feedForward) {
    return new DecoderShape(266, 16, 1, 1, 1, 16, feedForward, 10_000, 1e-5, true);
  }

  private static void writeWeights(ModelShape shape, Path file) throws IOException {
    Map<String, float[]> values = new LinkedHashMap<>();
    Map<String, long[]> dimensions = new LinkedHashMap<>();
    for (WeightSpec weight : shape.weights()) {
      values.put(weight.name(), new float[(int) weight.size()]);
      dimensions.put(weight.name(), weight.dimensions());
    }
    Safetensors.write(file, Safetensors.Numbers.BF16, values, dimensions, Map.of());
  }

  private static byte[] tokenizer(String text) {
    return tokenizer(text, 266);
  }

  private static byte[] tokenizer(String text, int size) {
    BpeTrainer trainer = new BpeTrainer();
    trainer.add(text);
    return trainer.train(size, Markup.tokens());
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

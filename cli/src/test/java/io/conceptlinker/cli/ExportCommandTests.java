package io.conceptlinker.cli;

import io.conceptlinker.cli.linker.ModelBackend;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.json.JsonValue;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.onnx.OnnxModel;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.weights.ModelWeights;
import io.conceptlinker.link.lm.weights.Safetensors;
import io.conceptlinker.link.lm.weights.WeightSpec;
import io.conceptlinker.torch.ModelTraining;
import io.conceptlinker.torch.Precision;
import io.conceptlinker.torch.TokenBatch;
import io.conceptlinker.torch.TorchDevice;
import io.conceptlinker.torch.TorchModel;
import io.conceptlinker.torch.TorchOptions;
import io.conceptlinker.torch.TrainingOptions;
import io.conceptlinker.torch.TrainingState;
import io.conceptlinker.train.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Models of each family, trained and then exported with {@code train export}. */
public class ExportCommandTests extends TrainTestCase {
  private static final String SHARED =
      SPEC.replaceFirst(
              "model: .*",
              "model: {family: shared-encoder, width: 32, encoder_layers: 2, decoder_layers: 1,"
                  + " heads: 2, key_heads: 1, feed_forward: 64}\n"
                  + "prompt: {passage: 40, surface: 16}")
          .replace(
              "mentions: {train: 2}}",
              "mentions: {train: 2}, human: 0.7, read: {passages: 2, tags: 0.5}}");

  public void testTheExportedModelSaysWhatTheTrainedOneSays() throws IOException {
    Path data = data();
    Path run = createTempDir().resolve("run");
    assertEquals(0, train(spec(data, SPEC), data, run));
    Path exact = run.resolveSibling("exact");
    succeeds("train", "export", "--run", run, "--out", exact, "--float");
    ModelDirectory model = ModelDirectory.open(exact);
    assertEquals(new PromptLimits(24, 16, 24, 32), model.prompt());
    JsonValue provenance = model.settings().get("provenance");
    assertEquals(24, provenance.get("steps").integer());
    assertTrue(provenance.get("loss").number() > 0);
    assertTrue(provenance.get("held_loss").get("dev").number() > 0);
    assertEquals(SPEC, provenance.get("training_file").text());
    int[] prompt = new PromptWriter(model.tokenizer(), model.prompt()).surface("heart");
    int[] next = {2, 40, 266};
    TrainingState state = Checkpoint.read(run, model.shape()).state();
    TrainingOptions options = new TrainingOptions(Precision.FLOAT32, 0, 0, 0);
    try (ModelTraining training = ModelTraining.resume(model.shape(), options, state, 1);
        LanguageModel graph = OnnxModel.load(model.graph(), model.shape(), model.longest());
        LanguageModel.Session session = graph.open(List.of(prompt))) {
      int[] row = Arrays.copyOf(prompt, prompt.length + 1);
      float[] expected =
          training.scores(TokenBatch.of(List.of(new TokenBatch.Sequence(row, prompt.length, 1))));
      float[] found =
          session.ask(List.of(new LanguageModel.Question(0, new int[0], 0, next))).getFirst();
      for (int i = 0; i < next.length; i++) {
        assertEquals(expected[next[i]], found[i], 1e-4f);
      }
    }
    try (Safetensors half = Safetensors.open(model.weights().orElseThrow())) {
      float[] values = half.floats("model.norm.weight");
      assertArrayEquals(state.weights().get("model.norm.weight"), values, 1 / 128f);
    }
    Path small = run.resolveSibling("small");
    assertEquals(0, run("train", "export", "--run", run, "--out", small));
    assertTrue(
        ModelDirectory.open(small).graph().endsWith("model.int8.onnx")
            && Files.size(ModelDirectory.open(small).graph()) < Files.size(model.graph()));
    Path bundle = data.resolve("sample");
    try (KnowledgeBase kb = KnowledgeBase.open(bundle)) {
      assertFalse(model.hasNames(kb));
      IOException missing = expectThrows(IOException.class, () -> model.openNames(kb));
      assertTrue(missing.getMessage(), missing.getMessage().contains("`kb tries --kb " + bundle));
      succeeds("kb", "tries", "--kb", bundle, "--model", small);
      assertTrue(Files.exists(Path.of(out().strip())));
      assertTrue(err(), err().contains("6 names, "));
      try (NameTrie names = model.openNames(kb)) {
        assertEquals(6, names.sequenceCount());
        assertTrue(model.hasNames(kb));
      }
    }
    assertEquals(2, run("train", "export", "--run", run, "--out", small));
    assertEquals(3, run("train", "export", "--run", data, "--out", data.resolve("none")));
    assertTrue(err(), err().contains("train run --out writes it"));
  }

  public void testAnEncoderDecoderIsTrainedAndExported() throws IOException {
    // Names alone: what choices are made of is the same for all families.
    String both =
        SPEC.replaceAll(
                "(?m)^(  - \\{name: (mentions|contrast)|held:|corpora:|  train:|  dev:).*\\R", "")
            .replaceFirst(
                "model: .*",
                "model: {family: mbart, width: 32, encoder_layers: 2, decoder_layers: 1, heads: 2,"
                    + " feed_forward: 64}");
    Path data = data();
    Path run = createTempDir().resolve("run");
    assertEquals(0, train(spec(data, both), data, run, "--steps", "7"));
    assertEquals(err(), 0, train(spec(data, both), data, run));
    Path out = run.resolveSibling("out");
    succeeds("train", "export", "--run", run, "--out", out);
    ModelDirectory model = ModelDirectory.open(out);
    assertEquals(12, model.settings().get("provenance").get("steps").integer());
    assertTrue(model.graph().endsWith("model.int8.onnx"));
    int[] prompt = new PromptWriter(model.tokenizer(), model.prompt()).surface("heart");
    LanguageModel.Question question =
        new LanguageModel.Question(0, new int[] {40, 41}, 0, new int[] {2});
    try (LanguageModel torch = TorchModel.load(out, TorchOptions.cpu(model.longest()));
        LanguageModel.Session session = torch.open(List.of(prompt));
        ModelWeights weights = ModelWeights.open(out)) {
      Map<String, float[]> values = new HashMap<>();
      for (WeightSpec weight : model.shape().weights()) {
        values.put(weight.name(), weights.floats(weight, 0, (int) weight.size()));
      }
      TrainingState state = new TrainingState(values, Map.of(), Map.of(), 0);
      int[] row = Arrays.copyOf(prompt, prompt.length + 3);
      System.arraycopy(new int[] {40, 41, 2}, 0, row, prompt.length, 3);
      TrainingOptions options = new TrainingOptions(Precision.FLOAT32, 0, 0, 0);
      float[] found = session.ask(List.of(question)).getFirst();
      try (ModelTraining training = ModelTraining.resume(model.shape(), options, state, 1)) {
        TokenBatch.Sequence sequence = new TokenBatch.Sequence(row, prompt.length, 1);
        assertEquals(
            training.loss(TokenBatch.of(List.of(sequence))), -found[0] - found[1] - found[2], 1e-4);
      }
      Path exact = run.resolveSibling("exact");
      succeeds("train", "export", "--run", run, "--out", exact, "--float");
      for (Path exported : new Path[] {out, exact}) {
        try (LanguageModel onnx =
                ModelBackend.open(ModelDirectory.open(exported), TorchDevice.CPU);
            LanguageModel.Session graph = onnx.open(List.of(prompt))) {
          assertTrue(onnx.getClass().toString(), onnx instanceof OnnxModel);
          // The weights of PyTorch are in bfloat16.
          assertArrayEquals(found, graph.ask(List.of(question)).getFirst(), 0.02f);
        }
      }
    }
    String wrong = both.replace("decoder_layers: 1", "layers: 1");
    assertEquals(3, train(spec(data, wrong), data, run.resolveSibling("x")));
    assertTrue(err(), err().contains(":8: ") && err().contains("the key layers"));
    wrong = both.replace("heads: 2", "heads: 2, positions: 40");
    assertEquals(3, train(spec(data, wrong), data, run.resolveSibling("x")));
    assertTrue(err(), err().contains(":8: expected a number from 160.0"));
  }

  public void testAModelThatReadsPassagesIsTrainedAndExported() throws IOException {
    Path data = data();
    Path spec = spec(data, SHARED);
    Path whole = createTempDir().resolve("whole");
    Path stopped = createTempDir().resolve("stopped");
    assertEquals(err(), 0, train(spec, data, whole));
    for (int steps : new int[] {3, 12, 20}) {
      assertEquals(err(), 0, train(spec, data, stopped, "--steps", steps));
    }
    assertSameWeights(whole, stopped);
    String log = Files.readString(whole.resolve("log.jsonl"));
    assertTrue(log, log.matches("(?s).*\"held_recall\":\\{\"dev\":[01]\\..*"));
    Path out = whole.resolveSibling("out");
    assertEquals(err(), 0, run("train", "export", "--run", whole, "--out", out));
    ModelDirectory model = ModelDirectory.open(out);
    assertEquals(new PromptLimits(24, 16, 16, 32, 40), model.prompt());
    assertTrue(model.graph().endsWith("model.int8.onnx"));
    try (TorchModel torch = TorchModel.load(out, TorchOptions.cpu(model.longest()));
        LanguageModel onnx = ModelBackend.open(model, TorchDevice.CPU)) {
      assertTrue(torch.tagger().isPresent());
      assertTrue(onnx instanceof OnnxModel && onnx.tagger().isPresent());
    }
    Path wrong = spec(data, SHARED.replace("prompt: {passage: 40, ", "prompt: {"));
    assertEquals(3, train(wrong, data, createTempDir()));
    assertTrue(err(), err().contains(":8: expected the family shared-encoder with a prompt"));
    wrong = spec(data, SPEC.replace("mentions: {train: 2}}", "mentions: {train: 2}, read: {}}"));
    assertEquals(3, train(wrong, data, createTempDir()));
    assertTrue(err(), err().contains(":15: expected the family shared-encoder for read"));
    wrong = spec(data, SHARED.replace("names: {sample: 1}}", "names: {sample: 1}, read: {}}"));
    assertEquals(3, train(wrong, data, createTempDir()));
    assertTrue(err(), err().contains(":15: expected it beside mentions and no contrast"));
  }
}

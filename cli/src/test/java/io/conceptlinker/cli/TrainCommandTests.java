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

public class TrainCommandTests extends CommandTestCase {
  private static final String SPEC =
      """
      title: Sample
      seed: 3
      save_seconds: 0
      report_steps: 4
      knowledge_bases:
        sample: ${data}/sample
      tokenizer: {size: 300}
      model: {width: 32, layers: 2, heads: 2, key_heads: 1, head_width: 16, feed_forward: 64}
      optimizer: {dropout: 0.1}
      corpora:
        train: {file: "${data}/train.pubtator", format: pubtator, knowledge_base: sample, types: [Disease]}
        dev: {file: "${data}/train.pubtator", format: pubtator, knowledge_base: sample}
      phases:
        - {name: names, steps: 12, rows: 4, rate: {peak: 0.003, warmup: 2}, names: {sample: 1}}
        - {name: mentions, steps: 6, rows: 4, rate: {peak: 0.002}, names: {sample: 1}, mentions: {train: 2}}
        - {name: contrast, steps: 6, rows: 4, rate: {peak: 0.002, decay: 4}, names: {sample: 1}, mentions: {train: 2}, contrast: {candidates: 3}}
      held: {corpora: [dev], every_steps: 8}
      """;

  private static final String CORPUS =
      """
      1|t|Cardiac failure (CF) in the old
      1|a|CF is a heart disease. Paracetamol is a drug.
      1\t0\t15\tCardiac failure\tDisease\tX2
      1\t17\t19\tCF\tDisease\tX2
      1\t32\t34\tCF\tDisease\tX2
      1\t40\t53\theart disease\tDisease\tX1
      1\t55\t66\tParacetamol\tChemical\tX3

      """;

  public void testARunIsTheSameHoweverOftenItIsStopped() throws IOException {
    Path data = data();
    Path spec = spec(data, SPEC);
    Path whole = createTempDir().resolve("whole");
    Path stopped = createTempDir().resolve("stopped");
    assertEquals(0, train(spec, data, whole));
    assertTrue(err(), err().contains("24 steps"));
    assertEquals(0, train(spec, data, stopped, "--steps", "5"));
    assertTrue(err(), err().contains("5 steps of 24"));
    // A kill leaves lines behind the last checkpoint, the last of them cut off.
    Files.writeString(
        stopped.resolve("log.jsonl"),
        Files.readString(stopped.resolve("log.jsonl"))
            + "{\"step\":20,\"loss\":1.0}\n{\"step\":24,\"lo");
    assertEquals(0, train(spec, data, stopped, "--steps", "11"));
    assertEquals(0, train(spec, data, stopped));
    assertEquals(err(), 0, train(spec, data, stopped));
    assertSameWeights(whole, stopped);
    List<String> log = Files.readAllLines(stopped.resolve("log.jsonl"));
    assertEquals(log.toString(), 9, log.size());
    assertTrue(log.getFirst(), log.getFirst().matches(".*\"step\":4,.*\"names\".*tokens_per.*"));
    assertEquals(3, log.stream().filter(line -> line.contains("\"held\":{\"dev\":")).count());
    assertTrue(Files.size(stopped.resolve("loss.png")) > 0);
    assertTrue(Files.readString(stopped.resolve("loss.vl.json")).contains("held: dev"));
    assertTrue(log.getLast(), log.getLast().matches(".*\"held_recall\":\\{\"dev\":[01]\\..*"));
    assertTrue(Files.size(stopped.resolve("recall.png")) > 0);
    String record = Files.readString(stopped.resolve("run.json"));
    assertTrue(record, record.contains("\"mentions\" : 4") && record.contains("sha256"));
  }

  public void testARunThatIsKilledEndsAsOneThatIsNot() throws Exception {
    Path data = data();
    Path spec = spec(data, SPEC.replace("name: names, steps: 12", "name: names, steps: 200"));
    Path killed = createTempDir().resolve("killed");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                ConceptLinker.class.getName(),
                "train",
                "run",
                "--spec",
                spec.toString(),
                "--data",
                data.toString(),
                "--out",
                killed.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (process.isAlive() && !Checkpoint.isIn(killed)) {
      Thread.sleep(5);
    }
    process.destroyForcibly();
    assertNotEquals("killed, not ended", 0, process.waitFor());
    Path whole = createTempDir().resolve("whole");
    assertEquals(0, train(spec, data, whole));
    assertEquals(0, train(spec, data, killed));
    assertSameWeights(whole, killed);
    assertEquals(
        Files.readAllLines(whole.resolve("log.jsonl")).size(),
        Files.readAllLines(killed.resolve("log.jsonl")).size());
  }

  private static void assertSameWeights(Path one, Path other) throws IOException {
    try (Safetensors a = Safetensors.open(one.resolve("checkpoint.safetensors"));
        Safetensors b = Safetensors.open(other.resolve("checkpoint.safetensors"))) {
      assertEquals(a.names(), b.names());
      for (String name : a.names()) {
        assertArrayEquals(name, a.floats(name), b.floats(name), 1e-6f);
      }
    }
  }

  public void testARunBeginsFromAnother() throws IOException {
    Path data = data();
    Path spec = spec(data, SPEC);
    Path first = createTempDir().resolve("first");
    Path second = createTempDir().resolve("second");
    assertEquals(0, train(spec, data, first, "--steps", "4"));
    assertEquals(0, train(spec, data, second, "--from", first, "--steps", "2"));
    assertArrayEquals(
        Files.readAllBytes(first.resolve("tokenizer.json")),
        Files.readAllBytes(second.resolve("tokenizer.json")));
    assertTrue(Files.readString(second.resolve("run.json")).contains("\"from\" : \"first\""));
    try (Safetensors file = Safetensors.open(second.resolve("checkpoint.safetensors"))) {
      assertEquals(6, file.floats("steps")[0], 0);
      assertEquals(4, file.floats("begun")[0], 0);
    }
    Path wider = spec(data, SPEC.replace("feed_forward: 64", "feed_forward: 96"));
    assertEquals(3, train(wider, data, createTempDir().resolve("x"), "--from", first));
    assertTrue(err(), err().contains("expected the dimensions [96, 32], found [64, 32]"));
    assertEquals(2, train(spec, data, createTempDir().resolve("x"), "--from", data));
  }

  public void testARunBeginsWithAModel() throws IOException {
    Path data = data();
    Path spec = spec(data, SPEC);
    Path run = createTempDir().resolve("run");
    assertEquals(0, train(spec, data, run, "--steps", "4"));
    Path model = run.resolveSibling("model");
    succeeds("train", "export", "--run", run, "--out", model);
    Path own = run.resolveSibling("own");
    assertEquals(0, train(spec, data, own, "--from", model, "--steps", "0"));
    assertTrue(Files.readString(own.resolve("run.json")).contains("\"from\" : \"model\""));
    try (Safetensors weights = Safetensors.open(model.resolve("model.safetensors"));
        Safetensors begun = Safetensors.open(own.resolve("checkpoint.safetensors"))) {
      for (String name : weights.names()) {
        float[] values = weights.floats(name);
        assertArrayEquals(name, values, begun.floats(name), 0);
        assertArrayEquals(new float[values.length], begun.floats("second_moment." + name), 0);
      }
      assertEquals(0, begun.floats("steps")[0], 0);
    }
    assertEquals(0, train(spec, data, own));
    Path wider = spec(data, SPEC.replace("feed_forward: 64", "feed_forward: 96"));
    assertEquals(3, train(wider, data, createTempDir().resolve("x"), "--from", model));
    assertTrue(err(), err().contains("config.json]: expected DecoderShape["));
  }

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

  private static final String SHARED =
      SPEC.replaceFirst(
              "model: .*",
              "model: {family: shared-encoder, width: 32, encoder_layers: 2, decoder_layers: 1,"
                  + " heads: 2, key_heads: 1, feed_forward: 64}\n"
                  + "prompt: {passage: 40, surface: 16}")
          .replace(
              "mentions: {train: 2}}",
              "mentions: {train: 2}, human: 0.7, read: {passages: 2, tags: 0.5}}");

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

  public void testWhatIsWrongIsSaidWithItsLine() throws IOException {
    wrong("steps: 12, rows", "steps: none, rows", 14, "expected a number");
    wrong("names: {sample: 1}}", "names: {other: 1}}", 14, "expected one of sample, found [other]");
    wrong("key_heads: 1", "key_heads: 3", 8, "a number from 1.0 to 2.0, found 3.0");
    wrong(
        "heads: 2, key",
        "heads: 3, key",
        8,
        "a shape that fits together",
        "key_heads: 1",
        "key_heads: 2");
    wrong("corpora: [dev]", "corpora: [train]", 17, "a corpus that no phase learns from");
    wrong(
        "format: pubtator, knowledge_base: sample}",
        "format: word, knowledge_base: sample}",
        12,
        "[word]");
    wrong("layers: 2, ", "", 8, "expected the key layers, found none");
    wrong("contrast: {candidates: 3}", "contrast: {candidates: 1}", 16, "from 2.0 to 64.0");
    wrong("seed: 3", "sead: 3", 2, "the key sead");
    wrong("dropout: 0.1", "dropout: 1.5", 9, "a number from 0.0 to 0.99");
    assertEquals(
        3, run("train", "run", "--spec", spec(createTempDir(), SPEC), "--out", createTempDir()));
    assertTrue(err(), err().contains(":6: expected the option --data"));
  }

  private void wrong(String right, String wrong, int line, String message, String... more)
      throws IOException {
    String text = SPEC.replace(right, wrong);
    if (more.length > 0) {
      text = text.replace(more[0], more[1]);
    }
    assertNotEquals(SPEC, text);
    Path spec = spec(createTempDir(), text);
    assertEquals(3, train(spec, createTempDir(), createTempDir()));
    assertTrue(err(), err().contains(spec + ":" + line + ": ") && err().contains(message));
  }

  private int train(Path spec, Path data, Path out, Object... more) throws IOException {
    Object[] all = new Object[8 + more.length];
    System.arraycopy(
        new Object[] {"train", "run", "--spec", spec, "--data", data, "--out", out}, 0, all, 0, 8);
    System.arraycopy(more, 0, all, 8, more.length);
    return run(all);
  }

  private static Path spec(Path directory, String text) throws IOException {
    return Files.writeString(directory.resolve("spec.yaml"), text);
  }

  private Path data() throws IOException {
    Path data = bundle().getParent();
    Files.writeString(data.resolve("train.pubtator"), CORPUS);
    return data;
  }
}

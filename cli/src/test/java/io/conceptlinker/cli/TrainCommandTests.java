package io.conceptlinker.cli;

import io.conceptlinker.link.lm.weights.Safetensors;
import io.conceptlinker.train.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code train run}. */
public class TrainCommandTests extends TrainTestCase {
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
}

package io.conceptlinker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The golden corpus, its training corpus and a bundle, and what runs on them write. */
abstract class EvalTestCase extends CommandTestCase {
  static final ObjectMapper JSON = new ObjectMapper();

  Path data = Path.of("");
  Path kb = Path.of("");

  @Override
  public void setUp() throws Exception {
    super.setUp();
    data = createTempDir();
    for (String name : List.of("kb.jsonl", "train.pubtator", "test.pubtator")) {
      Files.writeString(data.resolve(name), resource(name));
    }
    kb = data.resolve("kb");
    succeeds("kb", "build", "--source", "jsonl", "--in", data.resolve("kb.jsonl"), "--out", kb);
  }

  static String resource(String name) throws IOException {
    try (InputStream in = EvalTestCase.class.getResourceAsStream("eval/" + name)) {
      assertNotNull(name, in);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Runs on the golden corpus with the training corpus. */
  final int eval(Path out, String linker, Object... more) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("eval", "run", "--kb", kb, "--out", out));
    arguments.addAll(List.of("--corpus", data.resolve("test.pubtator"), "--format", "pubtator"));
    arguments.addAll(List.of("--train", data.resolve("train.pubtator"), "--linker", linker));
    arguments.addAll(Arrays.asList(more));
    return run(arguments.toArray());
  }

  static JsonNode metrics(Path run) throws IOException {
    return JSON.readTree(Files.readString(run.resolve("metrics.json")));
  }

  static ObjectNode withoutCost(Path run) throws IOException {
    return ((ObjectNode) metrics(run)).without("cost");
  }

  /** What each linker answers first, in the order of the mentions; {@code -} for nothing. */
  static String answers(Path run) throws IOException {
    List<String> answers = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("predictions.jsonl"))) {
      JsonNode ranked = JSON.readTree(line).path("ranked");
      answers.add(ranked.isEmpty() ? "-" : ranked.path(0).path("id").asText());
    }
    return String.join(" ", answers);
  }
}

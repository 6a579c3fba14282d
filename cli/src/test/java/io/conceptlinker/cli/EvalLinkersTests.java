package io.conceptlinker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code eval run}: what each linker answers. */
public class EvalLinkersTests extends EvalTestCase {
  /** Eleven mentions have a concept, among them one that the knowledge base lacks. */
  public void testEachLinkerOnTheGoldenCorpus() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    expected.put("exact", "D001 D004 - - - - C001 - - - - -");
    expected.put("train-dictionary", "D001 D004 - - D001 - C001 D001+D003 - - - -");
    expected.forEach(
        (linker, answers) -> {
          try {
            Path out = data.resolve(linker);
            assertEquals(err(), 0, eval(out, linker));
            assertEquals(linker, answers, answers(out));
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    assertEquals(3 / 11.0, recall(data.resolve("exact")), 1e-6);
    assertEquals(5 / 11.0, recall(data.resolve("train-dictionary")), 1e-6);
    assertEquals(11, metrics(data.resolve("exact")).at("/linking/recall_at_1/n").asInt());
    assertEquals(1, metrics(data.resolve("exact")).at("/linking/nil_mentions").asInt());

    for (String linker : List.of("tfidf", "dictionary+tfidf", "tfidf+train", "lexical")) {
      Path out = data.resolve(linker);
      assertEquals(err(), 0, eval(out, linker));
      assertTrue(linker + ": " + answers(out), answers(out).startsWith("D001 "));
      assertTrue(linker + ": " + answers(out), recall(out) > 3 / 11.0);
    }
    assertEquals(0, eval(data.resolve("min10"), "tfidf-min10"));
    assertEquals("no gram is in ten names", 0, recall(data.resolve("min10")), 0);
  }

  private static double recall(Path run) throws IOException {
    return metrics(run).at("/linking/recall_at_1/value").asDouble();
  }

  public void testMetricsAreThoseOfTheGoldenFile() throws IOException {
    Path out = data.resolve("golden");
    assertEquals(err(), 0, eval(out, "dictionary+tfidf", "--expand-abbreviations"));
    String expected = resource("metrics.json");
    assertEquals(
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(expected)),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(withoutCost(out)));
    assertTrue(out(), out().contains("Recall@1"));
    JsonNode cost = metrics(out).path("cost");
    assertEquals(12, cost.path("mentions").asInt());
    assertTrue(cost.path("peak_memory_bytes").asLong() > 1 << 20);
    long answered = 0;
    for (JsonNode path : cost.path("paths")) {
      answered += path.path("mentions").asLong();
    }
    assertEquals(12, answered);
  }

  public void testThreadsChangeNothing() throws IOException {
    for (String linker : List.of("lexical", "tfidf+train")) {
      assertEquals(0, eval(data.resolve("one"), linker, "--threads", "1"));
      assertEquals(0, eval(data.resolve("three"), linker, "--threads", "3"));
      for (String file : List.of("predictions.jsonl", "errors.jsonl")) {
        assertEquals(
            Files.readString(data.resolve("one").resolve(file)),
            Files.readString(data.resolve("three").resolve(file)));
      }
      assertEquals(withoutCost(data.resolve("one")), withoutCost(data.resolve("three")));
    }
  }

  public void testTrainingConceptsMakeAKnowledgeBase() throws IOException {
    Path out = data.resolve("only");
    Object[] arguments = {
      "eval",
      "run",
      "--corpus",
      data.resolve("test.pubtator"),
      "--format",
      "pubtator",
      "--train",
      data.resolve("train.pubtator"),
      "--train-concepts",
      "--linker",
      "lexical",
      "--out",
      out
    };
    succeeds(arguments);
    assertTrue(answers(out), answers(out).contains("D001"));
    assertEquals(0, eval(out, "train-dictionary", "--train-concepts"));
  }

  public void testGivenGroup() throws IOException {
    Path corpus =
        Files.writeString(
            data.resolve("cold.pubtator"), "1|t|It was cold\n1|a|\n1\t7\t11\tcold\tX\tP001\n\n");
    for (String group : List.of("", "--given-group")) {
      List<String> arguments =
          new ArrayList<>(List.of("eval", "run", "--kb", kb.toString(), "--format", "pubtator"));
      arguments.addAll(List.of("--corpus", corpus.toString(), "--linker", "lexical"));
      arguments.addAll(List.of("--out", data.resolve("g" + group).toString()));
      if (!group.isEmpty()) {
        arguments.add(group);
      }
      succeeds(arguments.toArray());
    }
    assertEquals("P001", answers(data.resolve("g--given-group")));
  }
}

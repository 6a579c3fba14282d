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
import java.util.Map;
import java.util.TreeMap;

public class EvalCommandTests extends CommandTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Path data = Path.of("");
  private Path kb = Path.of("");

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

  private static String resource(String name) throws IOException {
    try (InputStream in = EvalCommandTests.class.getResourceAsStream("eval/" + name)) {
      assertNotNull(name, in);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Runs on the golden corpus with the training corpus. */
  private int eval(Path out, String linker, Object... more) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("eval", "run", "--kb", kb, "--out", out));
    arguments.addAll(List.of("--corpus", data.resolve("test.pubtator"), "--format", "pubtator"));
    arguments.addAll(List.of("--train", data.resolve("train.pubtator"), "--linker", linker));
    arguments.addAll(Arrays.asList(more));
    return run(arguments.toArray());
  }

  private static JsonNode metrics(Path run) throws IOException {
    return JSON.readTree(Files.readString(run.resolve("metrics.json")));
  }

  private static ObjectNode withoutCost(Path run) throws IOException {
    return ((ObjectNode) metrics(run)).without("cost");
  }

  /** What each linker answers first, in the order of the mentions; {@code -} for nothing. */
  private static String answers(Path run) throws IOException {
    List<String> answers = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("predictions.jsonl"))) {
      JsonNode ranked = JSON.readTree(line).path("ranked");
      answers.add(ranked.isEmpty() ? "-" : ranked.path(0).path("id").asText());
    }
    return String.join(" ", answers);
  }

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

  public void testScoreRepeatsTheMetrics() throws IOException {
    for (String spans : List.of("gold", "predicted")) {
      Path out = data.resolve(spans);
      assertEquals(err(), 0, eval(out, "lexical", "--spans", spans));
      Path again = data.resolve(spans + "-again");
      succeeds("eval", "score", "--predictions", out.resolve("predictions.jsonl"), "--out", again);
      assertEquals(withoutCost(out), metrics(again));
    }
  }

  public void testPredictedSpans() throws IOException {
    Path out = data.resolve("found");
    assertEquals(err(), 0, eval(out, "lexical", "--spans", "predicted"));
    JsonNode strict = metrics(out).at("/end_to_end/strict");
    assertEquals("mentions with a concept", 11, strict.path("gold").asInt());
    assertTrue(strict.path("true_positives").asInt() >= 5);
    assertTrue(Files.readString(out.resolve("errors.jsonl")).contains("\"error\":\"missed\""));
  }

  public void testTypesAndErrors() throws IOException {
    Path out = data.resolve("chemicals");
    assertEquals(err(), 0, eval(out, "exact", "--types", "Chemical"));
    assertEquals(2, metrics(out).at("/linking/mentions").asInt());
    List<String> errors = Files.readAllLines(out.resolve("errors.jsonl"));
    assertEquals(1, errors.size());
    assertEquals("Digoxine", JSON.readTree(errors.getFirst()).path("text").asText());
    assertEquals("Digoxin", JSON.readTree(errors.getFirst()).at("/gold_names/0").asText());
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

  public void testDocumentsCanBeHeldOut() throws IOException {
    Path out = data.resolve("held");
    assertEquals(err(), 0, eval(out, "exact", "--documents", "202"));
    assertEquals(1, metrics(out).at("/linking/documents").asInt());
    Path both = data.resolve("both.pubtator");
    Files.writeString(both, resource("train.pubtator") + resource("test.pubtator"));
    succeeds(
        "eval",
        "run",
        "--kb",
        kb,
        "--corpus",
        both,
        "--train",
        both,
        "--hold-out",
        "2",
        "--format",
        "pubtator",
        "--linker",
        "train-dictionary",
        "--out",
        out);
    int documents = metrics(out).at("/linking/documents").asInt();
    assertTrue(err(), documents > 0 && documents < 4);
    assertTrue(err(), err().contains("Training corpus: " + (4 - documents) + " document"));
  }

  public void testReportHasPlotsAndSystemsBeside() throws IOException {
    Path out = data.resolve("report");
    assertEquals(err(), 0, eval(out, "lexical", "--beside", "exact,dictionary+tfidf"));
    String page = Files.readString(out.resolve("report.html"));
    for (String expected :
        List.of(
            "exact",
            "dictionary+tfidf",
            "test.pubtator",
            "eval run",
            "made-up disease",
            "Strata")) {
      assertTrue(expected, page.contains(expected));
    }
    assertFalse("nothing is fetched", page.contains("src=\"http") || page.contains("@import"));
    for (String plot : List.of("strata", "reliability", "risk-coverage", "recall-at-k")) {
      assertTrue(plot, Files.size(out.resolve("plots").resolve(plot + ".png")) > 1_000);
      JsonNode chart =
          JSON.readTree(Files.readString(out.resolve("plots").resolve(plot + ".vl.json")));
      assertTrue(chart.path("$schema").asText(), chart.path("$schema").asText().contains("vega"));
    }
    Path found = data.resolve("report-found");
    assertEquals(err(), 0, eval(found, "lexical", "--spans", "predicted"));
    assertTrue(Files.readString(found.resolve("report.html")).contains("End to end"));
    assertEquals(2, eval(out, "lexical", "--beside", "lexical"));
    assertEquals(2, eval(out, "lexical", "--beside", "exact", "--spans", "predicted"));
  }

  public void testCompare() throws IOException {
    Path exact = data.resolve("exact");
    Path trained = data.resolve("trained");
    assertEquals(err(), 0, eval(exact, "exact"));
    assertEquals(err(), 0, eval(trained, "train-dictionary"));
    Path out = data.resolve("compared");
    succeeds("eval", "compare", trained, exact.resolve("predictions.jsonl"), "--out", out);
    assertTrue(out(), out().contains("Recall@1"));
    JsonNode compared = JSON.readTree(Files.readString(out.resolve("compare.json")));
    assertEquals(2, compared.path("won").asInt());
    assertEquals(0, compared.path("lost").asInt());
    assertEquals(2 / 11.0, compared.at("/recall_at_1/value").asDouble(), 1e-6);
    assertEquals(11, compared.at("/recall_at_1/n").asInt());
    int seen = 0;
    for (JsonNode stratum : compared.path("strata")) {
      seen +=
          stratum.path("dimension").asText().equals("text")
                  && stratum.path("value").asText().equals("seen")
              ? stratum.path("won").asInt()
              : 0;
    }
    assertEquals("the other one began with a small letter in training", 1, seen);
    List<String> won = Files.readAllLines(out.resolve("won.jsonl"));
    assertEquals(2, won.size());
    assertEquals("weak pump", JSON.readTree(won.getFirst()).path("text").asText());
    assertEquals("D001", JSON.readTree(won.getFirst()).path("first").asText());
    assertEquals("", JSON.readTree(won.getFirst()).path("second").asText());
    assertEquals(List.of(), Files.readAllLines(out.resolve("lost.jsonl")));
    Path chemicals = data.resolve("chemicals");
    assertEquals(err(), 0, eval(chemicals, "exact", "--types", "Chemical"));
    assertEquals(3, run("eval", "compare", exact, chemicals));
    assertTrue(err(), err().contains("score both on the same corpus"));
    Path found = data.resolve("found");
    assertEquals(err(), 0, eval(found, "lexical", "--spans", "predicted"));
    assertEquals(3, run("eval", "compare", exact, found));
    assertTrue(err(), err().contains("--spans gold"));
  }

  /** One of two mentions has other ends, one of two relations another label. */
  public void testCorporaOfOtherSystems() throws IOException {
    String text = "1|t|Drug X causes gout and asthma\n1|a|\n";
    String mentions = "1\t0\t6\tDrug X\tChemical\tD1\n1\t14\t18\tgout\tDisease\tD2\n";
    String gold = mentions + "1\t23\t29\tasthma\tDisease\tD3\n1\tCID\tD1\tD2\n1\tCID\tD1\tD3\n";
    String found =
        mentions + "1\t19\t29\tand asthma\tDisease\tD3\n1\tCID\tD1\tD2\n1\tTREATS\tD1\tD3\n";
    Path goldFile = Files.writeString(data.resolve("gold.pubtator"), text + gold + "\n");
    Path foundFile = Files.writeString(data.resolve("found.pubtator"), text + found + "\n");
    Path out = data.resolve("corpora");
    Object[] command = {
      "eval",
      "corpora",
      "--gold",
      goldFile,
      "--found",
      foundFile,
      "--format",
      "pubtator",
      "--out",
      out
    };
    succeeds(command);
    JsonNode metrics = metrics(out);
    assertEquals(2, metrics.at("/end_to_end/strict/true_positives").asInt());
    assertEquals(3, metrics.at("/end_to_end/overlap/true_positives").asInt());
    assertEquals(3, metrics.at("/end_to_end/document/true_positives").asInt());
    assertEquals(2 / 3.0, metrics.at("/entities/schemas/0/f1/value").asDouble(), 1e-6);
    assertTrue(metrics.toString(), metrics.path("relations").toString().contains("pair_type"));
    assertTrue(out(), out().contains("pair_type"));
    assertTrue(Files.readString(out.resolve("report.html")).contains("Relations"));
    Object[] ours = {
      "eval",
      "corpora",
      "--gold",
      goldFile,
      "--found",
      foundFile,
      "--format",
      "pubtator",
      "--out",
      out,
      "--types",
      "Chemical",
      "--nervaluate"
    };
    succeeds(ours);
    assertEquals(1.0, metrics(out).at("/end_to_end/strict/f1/value").asDouble(), 1e-6);
    Path other = Files.writeString(data.resolve("o.pubtator"), "2|t|Gout\n2|a|\n\n");
    Object[] wrong = {
      "eval", "corpora", "--gold", goldFile, "--found", other, "--format", "pubtator", "--out", out
    };
    assertEquals(3, run(wrong));
    assertTrue(err(), err().contains("document [2]: expected documents of the gold corpus"));
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

  public void testRefuses() throws IOException {
    Path out = data.resolve("refused");
    assertEquals(2, eval(out, "nearest"));
    assertTrue(err(), err().contains("--linker [nearest]: expected generative, lexical, exact"));
    assertEquals(2, eval(out, "tfidf", "--spans", "predicted"));
    assertTrue(err(), err().contains("expected --spans gold"));
    assertEquals(2, eval(out, "tfidf", "--given-group"));
    assertEquals(2, eval(out, "lexical", "--expand-abbreviations"));
    assertEquals(2, eval(out, "lexical", "--decode"));
    assertTrue(err(), err().contains("--decode: expected --linker generative, found lexical"));
    assertEquals(2, eval(out, "lexical", "--threads", "0"));
    assertEquals(2, eval(out, "lexical", "--hold-out", "1"));
    assertEquals(3, eval(out, "lexical", "--types", "Gene"));
    assertTrue(err(), err().contains("of type gene, found the types Chemical, Disease"));
    Path corpus = data.resolve("test.pubtator");
    Object[] untrained = {
      "eval",
      "run",
      "--kb",
      kb,
      "--corpus",
      corpus,
      "--format",
      "pubtator",
      "--linker",
      "train-dictionary",
      "--out",
      out
    };
    assertEquals(2, run(untrained));
    assertTrue(err(), err().contains("add --train"));
    assertEquals(
        2,
        run(
            "eval",
            "run",
            "--corpus",
            corpus,
            "--format",
            "pubtator",
            "--linker",
            "exact",
            "--out",
            out));
    assertEquals(
        2,
        run(
            "eval",
            "run",
            "--kb",
            kb,
            "--corpus",
            corpus,
            "--format",
            "xml",
            "--linker",
            "exact",
            "--out",
            out));
    assertTrue(err(), err().contains("format [xml]"));
    assertFalse("nothing is left behind", Files.exists(out));
    Path broken =
        Files.writeString(data.resolve("broken"), "1|t|Gout\n1|a|\n1\t0\t9\tx\tD\tD1\n\n");
    Object[] damaged = {
      "eval",
      "run",
      "--kb",
      kb,
      "--corpus",
      broken,
      "--format",
      "pubtator",
      "--linker",
      "exact",
      "--out",
      out
    };
    assertEquals(3, run(damaged));
    assertTrue(err(), err().contains("broken:3: expected"));
    assertFalse("no document text in messages", err().contains("Gout"));
    assertEquals(3, run("eval", "score", "--predictions", broken, "--out", out));
    assertEquals(3, run("eval", "score", "--predictions", data.resolve("none"), "--out", out));
  }
}

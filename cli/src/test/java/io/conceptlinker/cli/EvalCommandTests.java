package io.conceptlinker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code eval run}: what is evaluated, what is written, what is refused. */
public class EvalCommandTests extends EvalTestCase {
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

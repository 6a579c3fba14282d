package io.conceptlinker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code eval score}, {@code eval compare} and {@code eval corpora}. */
public class ScoreCommandTests extends EvalTestCase {
  public void testScoreRepeatsTheMetrics() throws IOException {
    for (String spans : List.of("gold", "predicted")) {
      Path out = data.resolve(spans);
      assertEquals(err(), 0, eval(out, "lexical", "--spans", spans));
      Path again = data.resolve(spans + "-again");
      succeeds("eval", "score", "--predictions", out.resolve("predictions.jsonl"), "--out", again);
      assertEquals(withoutCost(out), metrics(again));
    }
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
    Stream<Object> more = Stream.of("--types", "Chemical", "--nervaluate");
    succeeds(Stream.concat(Stream.of(command), more).toArray());
    assertEquals(1.0, metrics(out).at("/end_to_end/strict/f1/value").asDouble(), 1e-6);
    Path other = Files.writeString(data.resolve("o.pubtator"), "2|t|Gout\n2|a|\n\n");
    Object[] wrong = {
      "eval", "corpora", "--gold", goldFile, "--found", other, "--format", "pubtator", "--out", out
    };
    assertEquals(3, run(wrong));
    assertTrue(err(), err().contains("document [2]: expected documents of the gold corpus"));
  }
}

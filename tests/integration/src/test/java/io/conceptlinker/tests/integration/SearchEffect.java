package io.conceptlinker.tests.integration;

import static io.conceptlinker.tests.integration.RealNodeTestCase.JSON;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What concepts do for search on the sample, and that the page about it says so. */
final class SearchEffect {

  /** How far a figure on the page may be off: it is renewed when linking has changed more. */
  private static final double TOLERANCE = 0.03;

  private SearchEffect() {}

  /**
   * Measures on a node.
   *
   * @param url where it is
   * @param directory takes what is written
   */
  static void check(URI url, Path directory) throws Exception {
    Path out = directory.resolve("search.json");
    try (CommandProcess search =
        CommandProcess.start(
            directory,
            "eval",
            "search",
            "--url",
            url,
            "--topics",
            Checkout.ROOT.resolve("config/demo/literature/topics.jsonl"),
            "--out",
            out)) {
      assertEquals(search.err(), 0, search.await());
      assertTrue(search.out(), search.out().startsWith("20 topics over 105 documents, 0 without"));
    }
    JsonNode figures = JSON.readTree(Files.readString(out));
    assertEquals("9.5.3", figures.path("elasticsearch").asText());
    assertEquals(1, figures.path("kb_versions").size());
    assertEquals(20, figures.path("topics").size());
    for (String figure : new String[] {"ndcg_at_10", "recall_at_100"}) {
      JsonNode gain = comparison(figures, "text + concepts", "text", figure);
      assertTrue(gain.toString(), gain.at("/ci95/0").asDouble() > 0);
    }
    checkPage(figures);
  }

  private static JsonNode comparison(
      JsonNode figures, String system, String against, String figure) {
    for (JsonNode comparison : figures.path("comparisons")) {
      if (comparison.path("system").asText().equals(system)
          && comparison.path("against").asText().equals(against)
          && comparison.path("figure").asText().equals(figure)) {
        return comparison;
      }
    }
    throw new AssertionError("no comparison of " + system + " and " + against + ": " + figures);
  }

  private static void checkPage(JsonNode figures) throws IOException {
    String page = Files.readString(Checkout.ROOT.resolve("docs/results/search.md"));
    for (JsonNode system : figures.path("systems")) {
      String name = system.path("name").asText();
      Matcher row =
          Pattern.compile(
                  "(?m)^ +"
                      + Pattern.quote(name)
                      + " +(\\d\\.\\d+) .* (\\d\\.\\d+)  \\d.* (\\d\\.\\d+)  \\d.*$")
              .matcher(page);
      assertTrue("a row of " + name, row.find());
      int group = 1;
      for (String figure : new String[] {"ndcg_at_10", "recall_at_100", "mrr"}) {
        assertEquals(
            "docs/results/search.md: " + name + " " + figure + ": run its command again",
            system.path(figure).path("value").asDouble(),
            Double.parseDouble(row.group(group++)),
            TOLERANCE);
      }
    }
  }
}

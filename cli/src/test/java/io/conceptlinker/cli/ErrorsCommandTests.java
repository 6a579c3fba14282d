package io.conceptlinker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

public class ErrorsCommandTests extends CommandTestCase {

  private static String error(int rank, String relation, String inKb, String text) {
    String ranked = relation.isEmpty() ? "" : "{\"id\":\"X\",\"relation\":\"" + relation + "\"}";
    return "{\"rank\":"
        + rank
        + ",\"ranked\":["
        + ranked
        + "],\"strata\":{\"in_kb\":\""
        + inKb
        + "\",\"text\":\""
        + text
        + "\"}}";
  }

  /** The same where the vocabulary does not have the concept, but the training corpus names it. */
  private static String ofTraining(String error) {
    return error.replaceFirst("\\{", "{\"gold_names\":[\"\",\"fever\"],");
  }

  private Path run(String name, int mentions, List<String> errors) throws IOException {
    Path directory = Files.createDirectories(createTempDir().resolve(name));
    Files.writeString(
        directory.resolve("metrics.json"),
        "{\"linking\":{\"recall_at_1\":{\"value\":0.5,\"n\":" + mentions + "}}}");
    Files.write(directory.resolve("errors.jsonl"), errors);
    return directory;
  }

  public void testEachErrorIsCountedOnce() throws IOException {
    Path first =
        run(
            "first",
            40,
            List.of(
                error(0, "unknown", "no", "seen"),
                error(2, "broader", "yes", "seen"),
                error(3, "narrower", "yes", "seen"),
                error(0, "broader", "yes", "unseen"),
                error(0, "", "yes", "unseen"),
                error(4, "broader", "yes", "unseen"),
                error(2, "narrower", "yes", "unseen"),
                error(2, "sibling", "yes", "unseen"),
                error(2, "unrelated", "yes", "unseen"),
                error(2, "unknown", "yes", "unseen"),
                ofTraining(error(2, "unknown", "no", "seen"))));
    Path second = run("second", 8, List.of());
    succeeds("eval", "errors", first, second);
    assertEquals(
        List.of(
            "first | second",
            "mentions | 40 | 8",
            "right | 72.5 | 100.0",
            "concept not in the knowledge base | 2.5 | 0.0",
            "words seen in training, other concept here | 7.5 | 0.0",
            "concept not among the answers | 5.0 | 0.0",
            "broader concept answered | 2.5 | 0.0",
            "narrower concept answered | 2.5 | 0.0",
            "concept with the same parent answered | 2.5 | 0.0",
            "another concept answered | 5.0 | 0.0"),
        out().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")).toList());
  }

  public void testRefuses() throws IOException {
    Path nothing = createTempDir();
    assertEquals(3, run("eval", "errors", nothing));
    assertTrue(err(), err().contains("metrics.json, found none; `eval run` writes it"));
    Path predicted = run("predicted", 0, List.of());
    assertEquals(3, run("eval", "errors", predicted));
    assertTrue(err(), err().contains("use --spans gold"));
    assertEquals(2, run("eval", "errors"));
  }
}

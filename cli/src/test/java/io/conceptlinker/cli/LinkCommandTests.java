package io.conceptlinker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

public class LinkCommandTests extends CommandTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PUBTATOR =
      """
      1|t|Cardiac failure in adults
      1|a|No paracetamol was given. 🫀 heart failure followed.

      2|t|Nothing to see
      2|a|

      """;

  public void testTextFromStandardInput() throws IOException {
    Path kb = bundle();
    succeedsWithInput("He denies heart failure.", "link", "--kb", kb);
    JsonNode mention = JSON.readTree(out()).path("mentions").path(0);
    assertEquals("X2", mention.path("id").asText());
    assertEquals(10, mention.path("start").asInt());
    assertEquals("heart failure", mention.path("text").asText());
    assertEquals("negated", mention.path("assertion").asText());
    assertTrue(err(), err().matches("(?s).*ok Linking: 1 document, 1 mention: .*docs/s.*"));
  }

  public void testFormatsAgree() throws IOException {
    Path kb = bundle();
    Path directory = createTempDir();
    Path corpus = Files.writeString(directory.resolve("corpus.txt"), PUBTATOR);
    succeeds("link", "--kb", kb, "--in", corpus, "--out", "pubtator");
    assertTrue(out(), out().contains("1\t0\t15\tCardiac failure\tConcept\tX2\n"));
    assertTrue(out(), out().contains("\theart failure\tConcept\tX2\n"));

    Path links = directory.resolve("links.jsonl");
    assertEquals(
        0, run("link", "--kb", kb, "--in", corpus, "--to", links, "--threads", "2", "--quiet"));
    assertEquals("", out());
    assertEquals("", err());
    List<String> lines = Files.readAllLines(links);
    assertEquals(2, lines.size());
    assertEquals(3, JSON.readTree(lines.get(0)).path("mentions").size());

    Path brat = directory.resolve("brat");
    assertEquals(0, run("link", "--kb", kb, "--in", corpus, "--out", "brat", "--to", brat));
    assertTrue(Files.readString(brat.resolve("1.ann")).contains("sample:X2"));

    assertEquals(
        0,
        run("link", "--kb", kb, "--in", corpus, "--semantic-group", "CHEM", "--out", "pubtator"));
    assertFalse(out(), out().contains("X2"));
    assertTrue(out(), out().contains("X3"));
  }

  public void testTrainingNamesHoldForTheRun() throws IOException {
    Path kb = bundle();
    Path training =
        Files.writeString(
            createTempDir().resolve("train.pubtator"),
            """
            1|t|A weak pump and XYZ
            1|a|
            1\t2\t11\tweak pump\tDisease\tD006333
            1\t16\t19\tXYZ\tDisease\tD999999

            """);
    String text = "It was a weak pump.";
    assertEquals(0, runWithInput(text, "link", "--kb", kb));
    assertEquals(0, JSON.readTree(out()).path("mentions").size());
    succeedsWithInput(text, "link", "--kb", kb, "--train", training);
    assertTrue(err(), err().contains("1 name added, 1 of unknown concepts left out"));
    assertEquals("X2", JSON.readTree(out()).at("/mentions/0/id").asText());
  }

  public void testRefuses() throws IOException {
    Path kb = bundle();
    Path corpus = Files.writeString(createTempDir().resolve("c.pubtator"), PUBTATOR);
    assertEquals(2, run("link"));
    assertEquals(2, run("link", "--kb", kb, "--in", corpus, "--out", "brat"));
    assertTrue(err(), err().contains("add --to DIR"));
    assertEquals(2, run("link", "--kb", kb, "--in", corpus, "--format", "xml"));
    assertEquals(2, run("link", "--kb", kb, "--in", corpus, "--min-score", "2"));
    assertEquals(2, run("link", "--kb", kb, "--in", corpus, "--threads", "0"));
    assertEquals(3, run("link", "--kb", kb.resolve("none"), "--in", corpus));
    assertEquals(3, run("link", "--kb", kb, "--in", corpus.resolveSibling("none")));
    assertTrue(err(), err().contains("expected it to be there, found none"));
    assertEquals(3, run("link", "--kb", kb, "--in", corpus, "--format", "jsonl"));
    assertFalse("no document text in messages", err().contains("Cardiac"));
  }
}

package io.conceptlinker.eval.report;

import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.linking.Dimension;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.RankedConcept;
import io.conceptlinker.eval.linking.Stratum;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

public class PredictionReaderTests extends LuceneTestCase {

  private static LinkingCase randomCase() {
    int start = random().nextInt(1000);
    String text = TestUtil.randomRealisticUnicodeString(random(), 1, 20);
    GoldConcepts gold =
        switch (random().nextInt(3)) {
          case 0 -> GoldConcepts.NIL;
          case 1 -> GoldConcepts.parse("D1|D2+D3");
          default -> GoldConcepts.of("c|DEL|1+2|");
        };
    List<RankedConcept> ranked = new ArrayList<>();
    for (int i = random().nextInt(4); i > 0; i--) {
      ranked.add(new RankedConcept("D" + i, random().nextDouble()));
    }
    return new LinkingCase(
        new GoldMention("doc\t1", start, start + text.length(), text, gold, "DISO", "es"),
        ranked,
        List.of(new Stratum(Dimension.WORDS, "4+"), new Stratum(Dimension.GROUP, "DISO")));
  }

  public void testReadsWhatWasWritten() throws IOException {
    List<LinkingCase> cases = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      cases.add(randomCase());
    }
    Path file = createTempDir().resolve("predictions.jsonl");
    try (Writer out = Files.newBufferedWriter(file);
        PredictionWriter writer = new PredictionWriter(out)) {
      for (LinkingCase scored : cases) {
        writer.write(scored);
      }
    }
    assertEquals(cases, PredictionReader.readAll(file));
    assertEquals(50, Files.readAllLines(file).size());
  }

  public void testUnknownFieldsArePassedOver() throws IOException {
    String line =
        "{\"document\":\"1\",\"start\":0,\"end\":2,\"text\":\"ab\",\"gold\":[[\"A\"]],"
            + "\"later\":{\"x\":[1]},\"ranked\":[{\"id\":\"A\",\"score\":1,\"why\":[]}]}";
    try (PredictionReader reader = new PredictionReader("p", new StringReader("\n" + line))) {
      LinkingCase scored = reader.read().orElseThrow();
      assertEquals(1, scored.rank());
      assertTrue(reader.read().isEmpty());
    }
  }

  public void testErrorsNameTheLineAndNoText() throws IOException {
    assertWrong("secret", "one JSON object");
    assertWrong("[]", "[the line]");
    assertWrong("{\"start\":0,\"end\":2}", "[document]");
    assertWrong("{\"document\":\"1\",\"start\":\"0\"}", "[start]");
    assertWrong("{\"document\":\"1\",\"start\":5,\"end\":5}", "5..5");
    assertWrong("{\"document\":\"1\",\"start\":0,\"end\":2,\"gold\":[\"A\"]}", "[gold]");
    assertWrong("{\"document\":\"1\",\"start\":0,\"end\":2,\"ranked\":[{\"id\":\"A\"}]}", "NaN");
    assertWrong("{\"document\":\"1\",\"start\":0,\"end\":2,\"strata\":{\"x\":\"y\"}}", "X");
    assertWrong("{\"document\":\"1\",\"start\":0,\"text\":\"secret\"", "column");
  }

  private static void assertWrong(String line, String found) throws IOException {
    try (PredictionReader reader = new PredictionReader("p.jsonl", new StringReader("\n" + line))) {
      CorpusFormatException e = expectThrows(CorpusFormatException.class, reader::read);
      assertTrue(e.getMessage(), e.getMessage().startsWith("p.jsonl:2: "));
      assertTrue(e.getMessage(), e.getMessage().contains(found));
      assertFalse(e.getMessage(), e.getMessage().contains("secret"));
    }
  }
}

package io.conceptlinker.corpus.standoff;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class MentionsReaderTests extends LuceneTestCase {

  private static List<CorpusDocument> read(FormatProblems problems, String lines)
      throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    return BratReaderTests.all(MentionsReader.of("m.jsonl", in, problems));
  }

  public void testLinesOfOneTextAreOneDocument() throws IOException {
    List<CorpusDocument> documents =
        read(
            FormatProblems.strict(),
            """
            {"doc_id":"1","text":"gout and asthma","start":0,"end":4,"ids":["D1","D2"],\
            "group":"DISO","language":"en"}
            {"doc_id":"1","text":"another part","start":0,"end":7,"ids":[],"more":{"x":[1]}}

            {"doc_id":"1","text":"gout and asthma","start":9,"end":15,"ids":["D1+D3"],\
            "group":"DISO","language":"en"}
            {"doc_id":2,"text":"gout and asthma","start":0,"end":4,"ids":["-1"]}
            """);
    assertEquals(List.of("1", "1", "2"), documents.stream().map(CorpusDocument::id).toList());
    CorpusDocument first = documents.getFirst();
    assertEquals("en", first.language());
    assertEquals(
        List.of(
            new Annotation("", Region.of(0, 4), "gout", "DISO", GoldConcepts.parse("D1|D2")),
            new Annotation("", Region.of(9, 15), "asthma", "DISO", GoldConcepts.parse("D1+D3"))),
        first.annotations());
    assertTrue(documents.get(1).annotations().getFirst().concepts().isNil());
    assertTrue(documents.get(2).annotations().getFirst().concepts().isNil());
  }

  public void testTheSurfaceTellsTheUnit() throws IOException {
    String line = "{\"doc_id\":\"1\",\"text\":\"\uD83E\uDDEC gout\",\"ids\":[],";
    for (String offsets : List.of("\"start\":2,\"end\":6", "\"start\":3,\"end\":7")) {
      List<CorpusDocument> documents =
          read(FormatProblems.strict(), line + "\"mention\":\"gout\"," + offsets + "}");
      assertEquals(Region.of(3, 7), documents.getFirst().annotations().getFirst().region());
    }
    List<CorpusDocument> documents = read(FormatProblems.strict(), line + "\"start\":2,\"end\":6}");
    assertEquals("gout", documents.getFirst().annotations().getFirst().text());
  }

  /** What {@code json.dumps} of Python writes for characters beyond the basic plane. */
  public void testOffsetsCountCodePoints() throws IOException {
    String line =
        "{\"doc_id\": \"1\", \"text\": \"\\ud83e\\uddec \\ud83e\\uddec gout\", \"start\": 4,"
            + " \"end\": 8, \"ids\": [73211009], \"group\": null, \"language\": null}";
    Annotation gout = read(FormatProblems.strict(), line).getFirst().annotations().getFirst();
    assertEquals("gout", gout.text());
    assertEquals(Region.of(6, 10), gout.region());
    assertEquals(List.of("73211009"), gout.ids());
    String both = line.replace("\"start\": 4, \"end\": 8", "\"start\": 0, \"end\": 1");
    both = both.replace("\"ids\"", "\"mention\": \"\\ud83e\\uddec\", \"ids\"");
    assertEquals(
        Region.of(0, 2),
        read(FormatProblems.strict(), both).getFirst().annotations().getFirst().region());
  }

  public void testOneDocumentWhateverTheLanguageSays() throws IOException {
    List<CorpusDocument> documents =
        read(
            FormatProblems.strict(),
            """
            {"doc_id":"1","text":"gout","start":0,"end":4,"ids":[]}
            {"doc_id":"1","text":"gout","start":0,"end":2,"ids":["A"],"language":"fr"}
            {"pmid":"1","text":"gout","start":1,"end":2,"cui":"C1"}
            """);
    assertEquals(1, documents.size());
    assertEquals("fr", documents.getFirst().language());
    assertEquals(List.of("C1"), documents.getFirst().annotations().get(2).ids());
  }

  public void testReadsWhatWasWritten() throws IOException {
    List<CorpusDocument> documents =
        List.of(
            BratReaderTests.randomDocument("1", false), BratReaderTests.randomDocument("2", false));
    StringWriter out = new StringWriter();
    try (MentionsWriter writer = new MentionsWriter(out)) {
      for (CorpusDocument document : documents) {
        writer.write(document);
      }
    }
    List<CorpusDocument> back = read(FormatProblems.strict(), out.toString());
    assertEquals(2, back.size());
    for (int i = 0; i < 2; i++) {
      assertEquals(documents.get(i).text(), back.get(i).text());
      assertEquals(
          documents.get(i).annotations().stream().map(Annotation::region).toList(),
          back.get(i).annotations().stream().map(Annotation::region).toList());
      assertEquals(
          documents.get(i).annotations().stream().map(Annotation::concepts).toList(),
          back.get(i).annotations().stream().map(Annotation::concepts).toList());
    }
  }

  public void testProblemsNameTheLineAndCanBeSkipped() throws IOException {
    String good = "{\"doc_id\":\"1\",\"text\":\"secret\",\"start\":0,\"end\":6,\"ids\":[\"A\"]}\n";
    for (String offsets : List.of("\"start\":0,\"end\":9", "\"start\":4,\"end\":4")) {
      String bad = "{\"doc_id\":\"1\",\"text\":\"secret\"," + offsets + ",\"ids\":[]}";
      assertWrong(good + bad);
      FormatProblems lenient = FormatProblems.lenient();
      assertEquals(1, read(lenient, good + bad).getFirst().annotations().size());
      assertEquals(1, lenient.skipped());
    }
    assertWrong(good + "secret");
    assertWrong(good + "[]");
    assertWrong(good + "{\"doc_id\":\"1\",\"text\":\"secret\",\"start\":0}");
    String line = good + "{\"doc_id\":\"1\",\"text\":\"secret\",\"start\":0,\"end\":2";
    assertWrong(line + ",\"ids\":[{}]}");
    assertWrong(line + ",\"ids\":\"A\"}");
    assertWrong(line + ",\"ids\":[]} 1");
    FormatProblems lenient = FormatProblems.lenient();
    assertEquals(1, read(lenient, "secret\n[]\n" + good).getFirst().annotations().size());
    assertEquals(2, lenient.skipped());
  }

  private static void assertWrong(String lines) {
    CorpusFormatException e =
        expectThrows(CorpusFormatException.class, () -> read(FormatProblems.strict(), lines));
    assertTrue(e.getMessage(), e.getMessage().startsWith("m.jsonl:2: "));
    assertFalse(e.getMessage(), e.getMessage().contains("secret"));
  }
}

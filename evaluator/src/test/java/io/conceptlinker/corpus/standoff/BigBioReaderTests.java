package io.conceptlinker.corpus.standoff;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.RelationEnd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class BigBioReaderTests extends LuceneTestCase {
  private static final String PASSAGES =
      "{\"id\":\"0\",\"document_id\":\"7\",\"passages\":["
          + "{\"id\":\"1\",\"type\":\"title\",\"text\":[\"\uD83E\uDDEC secret\"],\"offsets\":[[0,8]]},"
          + "{\"id\":\"2\",\"type\":\"abstract\",\"text\":[\"Gout, acute.\"],\"offsets\":[[9,21]]}],";

  private static List<CorpusDocument> read(FormatProblems problems, String lines)
      throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    return BratReaderTests.all(BigBioReader.of("b.jsonl", in, problems));
  }

  public void testADocument() throws IOException {
    CorpusDocument document =
        read(
                FormatProblems.strict(),
                PASSAGES
                    + "\"entities\":[{\"id\":\"3\",\"type\":\"X\",\"text\":[\"Gout\",\"acute\"],"
                    + "\"offsets\":[[9,13],[15,20]],\"normalized\":[{\"db_name\":\"M\","
                    + "\"db_id\":\"D6\"},{\"db_name\":\"M\",\"db_id\":\"D7+D8\"},"
                    + "{\"db_name\":\"M\",\"db_id\":\"c|DEL|1|\"}]}],\"events\":[{\"id\":\"9\"}],"
                    + "\"relations\":[{\"id\":\"4\",\"type\":\"r\",\"arg1_id\":\"3\","
                    + "\"arg2_id\":\"3\",\"normalized\":[]}]}")
            .getFirst();
    assertEquals("7", document.id());
    assertEquals(
        List.of(
            new CorpusPassage("title", 0, "\uD83E\uDDEC secret"),
            new CorpusPassage("abstract", 10, "Gout, acute.")),
        document.passages());
    Annotation annotation = document.annotations().getFirst();
    assertEquals(
        new Region(List.of(new Fragment(10, 14), new Fragment(16, 21))), annotation.region());
    assertEquals("Gout acute", annotation.text());
    assertEquals(List.of("D6", "D7", "D8", "c|DEL|1|"), annotation.ids());
    assertEquals(3, annotation.concepts().alternatives().size());
    assertEquals(
        List.of(
            new CorpusRelation(
                "4",
                "r",
                CorpusRelation.Level.MENTIONS,
                new RelationEnd("", "3"),
                new RelationEnd("", "3"),
                "")),
        document.relations());
  }

  public void testReadsWhatWasWritten() throws IOException {
    List<CorpusDocument> documents =
        List.of(
            BratReaderTests.randomDocument("1", false), BratReaderTests.randomDocument("2", false));
    StringWriter out = new StringWriter();
    try (BigBioWriter writer = new BigBioWriter(out, "UMLS")) {
      for (CorpusDocument document : documents) {
        writer.write(document);
      }
    }
    List<CorpusDocument> back = read(FormatProblems.strict(), out.toString());
    for (int i = 0; i < 2; i++) {
      assertEquals(documents.get(i).passages(), back.get(i).passages());
      assertEquals(withoutText(documents.get(i)), withoutText(back.get(i)));
    }
    assertEquals(2, back.size());
  }

  /** The writer gives the surface as it is in the text, line breaks included. */
  private static List<Annotation> withoutText(CorpusDocument document) {
    return document.annotations().stream()
        .map(a -> new Annotation(a.id(), a.region(), "", a.type(), a.concepts()))
        .toList();
  }

  public void testProblemsNameTheLineAndCanBeSkipped() throws IOException {
    String bad = PASSAGES + "\"entities\":[{\"id\":\"3\",\"text\":[\"x\"],\"offsets\":[[9,13]]}]}";
    assertWrong(bad);
    FormatProblems lenient = FormatProblems.lenient();
    assertTrue(read(lenient, bad).getFirst().annotations().isEmpty());
    assertEquals(1, lenient.skipped());
    assertWrong("secret");
    assertWrong("[]");
    assertWrong("{\"id\":\"secret\"}");
    assertEquals(GoldConcepts.NIL, GoldConcepts.parse("-"));
  }

  private static void assertWrong(String line) {
    CorpusFormatException e =
        expectThrows(CorpusFormatException.class, () -> read(FormatProblems.strict(), "\n" + line));
    assertTrue(e.getMessage(), e.getMessage().startsWith("b.jsonl:2: "));
    assertFalse(e.getMessage(), e.getMessage().contains("secret"));
  }
}

package io.conceptlinker.corpus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.tests.util.LuceneTestCase;

public class PubTatorReaderTests extends LuceneTestCase {

  public void testDocumentsAndAnnotations() throws IOException {
    PubTatorReader reader =
        reader(
            """
            1|t|Gout and asthma
            1|a|Both hurt.
            1\t0\t4\tGout\tDisease\tD006073
            1\t9\t15\tasthma\tDisease\tD001249|OMIM:600807
            1\t16\t20\tBoth\tDisease\tD006073+D001249
            1\tCID\tD006073\tD001249
            1\tBind\tD1\tD2\tNovel
            1\tx

            2|t|No annotation
            2|a|
            """);
    List<CorpusDocument> documents = all(reader);
    assertEquals(2, documents.size());
    CorpusDocument first = documents.getFirst();
    assertEquals("Gout and asthma\nBoth hurt.", first.text());
    assertEquals(List.of("D006073"), first.annotations().get(0).ids());
    assertEquals(Annotation.Relation.SINGLE, first.annotations().get(0).relation());
    assertEquals(List.of("D001249", "OMIM:600807"), first.annotations().get(1).ids());
    assertEquals(Annotation.Relation.ALTERNATIVES, first.annotations().get(1).relation());
    assertEquals(Annotation.Relation.COMPOSITE, first.annotations().get(2).relation());
    assertEquals(1, first.passageOf(16, 20));
    assertEquals(-1, first.passageOf(14, 20));
    assertEquals(1, reader.skippedLines());
    assertEquals(
        List.of(relation("CID", "D006073", "D001249", ""), relation("Bind", "D1", "D2", "Novel")),
        first.relations());
    assertEquals("2", documents.get(1).id());
    assertEquals("", documents.get(1).passages().get(1).text());
  }

  private static CorpusRelation relation(String type, String first, String second, String novelty) {
    return new CorpusRelation(
        "",
        type,
        CorpusRelation.Level.CONCEPTS,
        new RelationEnd("", first),
        new RelationEnd("", second),
        novelty);
  }

  public void testABarInAVariantIsNoAlternative() throws IOException {
    List<CorpusDocument> documents =
        all(
            reader(
                """
                1|t|Gout
                1|a|x
                1\t0\t4\tGout\tSequenceVariant\tc|DEL|1314_1328|
                """));
    assertEquals(List.of("c|DEL|1314_1328|"), documents.getFirst().annotations().getFirst().ids());
  }

  public void testMissingIdIsNone() throws IOException {
    List<CorpusDocument> documents =
        all(
            reader(
                """
                1|t|Gout
                1|a|x
                1\t0\t4\tGout\tDisease\t-1
                1\t0\t4\tGout\tDisease\t-
                1\t0\t4\tGout\tDisease
                """));
    for (Annotation annotation : documents.getFirst().annotations()) {
      assertEquals(List.of(), annotation.ids());
    }
    assertEquals(3, documents.getFirst().annotations().size());
  }

  public void testCodePointsBecomeUtf16() throws IOException {
    String title = "\ud835\udefc-globin in gout";
    for (int start : new int[] {12, 13}) {
      CorpusDocument document =
          all(reader(
                  "1|t|"
                      + title
                      + "\n1|a|x\n1\t"
                      + start
                      + "\t"
                      + (start + 4)
                      + "\tgout\tDisease\tD1\n"))
              .getFirst();
      Annotation gout = document.annotations().getFirst();
      assertEquals("gout", document.text().substring(gout.start(), gout.end()));
    }
  }

  public void testWindowsLineEndsAndMissingBlankLine() throws IOException {
    List<CorpusDocument> documents =
        all(reader("1|t|Gout\r\n1|a|x\r\n1\t0\t4\tGout\tDisease\tD1\r\n2|t|y\r\n2|a|z\r\n"));
    assertEquals(2, documents.size());
    assertEquals("D1", documents.getFirst().annotations().getFirst().ids().getFirst());
  }

  public void testErrorsNameTheLineAndNoText() {
    CorpusFormatException wrongOffset =
        expectThrows(
            CorpusFormatException.class,
            () -> all(reader("1|t|Gout\n1|a|secret\n1\t1\t5\tGout\tDisease\tD1\n")));
    assertEquals(3, wrongOffset.line());
    assertEquals("test:3", wrongOffset.getMessage().substring(0, 6));
    assertFalse(wrongOffset.getMessage().contains("secret"));
    assertFalse(wrongOffset.getMessage().contains("Gout"));
    assertEquals(
        1, expectThrows(CorpusFormatException.class, () -> all(reader("no title line\n"))).line());
    assertEquals(
        3,
        expectThrows(
                CorpusFormatException.class,
                () -> all(reader("1|t|Gout\n1|a|x\n2\t0\t4\tGout\tDisease\tD1\n")))
            .line());
    byte[] latin = "1|t|Sj\u00f6gren\n".getBytes(StandardCharsets.ISO_8859_1);
    expectThrows(
        CorpusFormatException.class,
        () -> all(PubTatorReader.of("test", new ByteArrayInputStream(latin))));
  }

  static List<CorpusDocument> all(CorpusReader reader) throws IOException {
    List<CorpusDocument> documents = new ArrayList<>();
    try (reader) {
      for (Optional<CorpusDocument> d = reader.read(); d.isPresent(); d = reader.read()) {
        documents.add(d.get());
      }
    }
    return documents;
  }

  private static PubTatorReader reader(String content) {
    return PubTatorReader.of(
        "test", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }
}

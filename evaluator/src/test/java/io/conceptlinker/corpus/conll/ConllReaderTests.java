package io.conceptlinker.corpus.conll;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.tests.util.LuceneTestCase;

public class ConllReaderTests extends LuceneTestCase {

  private static List<CorpusDocument> read(String lines) throws IOException {
    List<CorpusDocument> documents = new ArrayList<>();
    ByteArrayInputStream in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    try (CorpusReader reader = ConllReader.of("c.tsv", in, ConllReader.Options.strict())) {
      for (Optional<CorpusDocument> d = reader.read(); d.isPresent(); d = reader.read()) {
        documents.add(d.get());
      }
    }
    return documents;
  }

  private static Annotation annotation(int start, String text, String type) {
    return new Annotation(
        "", Region.of(start, start + text.length()), text, type, GoldConcepts.NIL);
  }

  public void testSentencesAreDocumentsWithoutAMark() throws IOException {
    List<CorpusDocument> documents =
        read("\nacute\tB-X\ngout\tI-X\n.\tO\n\n\nIL\tB-Y\n-\tI-Y\n2\tI-Y");
    assertEquals(2, documents.size());
    assertEquals("2", documents.get(0).id());
    assertEquals("acute gout .", documents.get(0).text());
    assertEquals(List.of(annotation(0, "acute gout", "X")), documents.get(0).annotations());
    assertEquals("7", documents.get(1).id());
    assertEquals(List.of(annotation(0, "IL - 2", "Y")), documents.get(1).annotations());
  }

  public void testMarkedDocuments() throws IOException {
    List<CorpusDocument> documents =
        read("-DOCSTART- O\n\na x O\nb x S-X\n\nc x O\n\n-DOCSTART- O\n\nd x B-X\ne x E-X\n");
    assertEquals(List.of("a b\nc", "d e"), documents.stream().map(CorpusDocument::text).toList());
    assertEquals(List.of(annotation(2, "b", "X")), documents.get(0).annotations());
    assertEquals(List.of(annotation(0, "d e", "X")), documents.get(1).annotations());
    assertEquals(List.of("3", "10"), documents.stream().map(CorpusDocument::id).toList());
  }

  public void testDocumentsWithoutTokensAreDocuments() throws IOException {
    List<CorpusDocument> documents =
        read("-DOCSTART- O\n\n-DOCSTART- O\n\na x S-X\n\n-DOCSTART- O\n\n-DOCSTART- O\n");
    assertEquals(List.of("", "a", "", ""), documents.stream().map(CorpusDocument::text).toList());
    assertEquals(List.of("1", "5", "7", "9"), documents.stream().map(CorpusDocument::id).toList());
  }

  public void testTagsOfConcepts() throws IOException {
    FormatProblems lenient = FormatProblems.lenient();
    String lines = "acute\tB-C0001\ngout\tI-C0001\nsecret\nand\tX\ncough\tB-C0002\n";
    ByteArrayInputStream in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    try (CorpusReader reader =
        ConllReader.of("c.tsv", in, new ConllReader.Options("c:", true, lenient))) {
      CorpusDocument document = reader.read().orElseThrow();
      assertEquals("c:1", document.id());
      assertEquals("acute gout and cough", document.text());
      assertEquals(
          List.of(
              new Annotation("", Region.of(0, 10), "acute gout", "", GoldConcepts.of("C0001")),
              new Annotation("", Region.of(15, 20), "cough", "", GoldConcepts.of("C0002"))),
          document.annotations());
      assertTrue(reader.read().isEmpty());
    }
    assertEquals(3, lenient.skipped());
    assertEquals(
        List.of(
            "c.tsv:3: expected a tag O, or B, I, E or S with a hyphen and a type, in the last"
                + " column, found 1 columns without one; convert other schemes first",
            "c.tsv:3: expected a token and its tag, found one column; separate them by a tab or a"
                + " space",
            "c.tsv:4: expected a tag O, or B, I, E or S with a hyphen and a type, in the last"
                + " column, found 2 columns without one; convert other schemes first"),
        lenient.examples());
  }

  public void testReadsWhatWasWritten() throws IOException {
    List<CorpusDocument> documents = new ArrayList<>();
    for (int d = 0; d < 3; d++) {
      StringBuilder text = new StringBuilder();
      List<Annotation> annotations = new ArrayList<>();
      for (int word = 0; word < 12; word++) {
        text.append(text.isEmpty() ? "" : random().nextInt(4) == 0 ? "\n" : " ");
        int start = text.length();
        text.append("w").append(random().nextInt(100));
        if (random().nextBoolean()) {
          annotations.add(
              annotation(start, text.substring(start), random().nextBoolean() ? "X" : "Y"));
        }
      }
      documents.add(
          new CorpusDocument(
              "d", List.of(new CorpusPassage("text", 0, text.toString())), annotations));
    }
    for (TagScheme scheme : List.of(TagScheme.IOB2, TagScheme.IOBES)) {
      StringWriter out = new StringWriter();
      try (ConllWriter writer = new ConllWriter(out, scheme)) {
        for (CorpusDocument document : documents) {
          writer.write(document);
        }
        assertEquals(0, writer.lost());
      }
      List<CorpusDocument> back = read(out.toString());
      assertEquals(3, back.size());
      for (int d = 0; d < 3; d++) {
        assertEquals(documents.get(d).text(), back.get(d).text());
        assertEquals(documents.get(d).annotations(), back.get(d).annotations());
      }
    }
  }

  public void testWhatTagsCannotHoldIsCounted() throws IOException {
    List<Annotation> annotations =
        List.of(
            annotation(0, "acute gout", "X"),
            annotation(6, "gout", "Y"),
            annotation(12, "IL", "Z"),
            new Annotation(
                "",
                new Region(List.of(new Fragment(0, 5), new Fragment(12, 14))),
                "acute IL",
                "W",
                GoldConcepts.NIL));
    StringWriter out = new StringWriter();
    try (ConllWriter writer = new ConllWriter(out, TagScheme.IOBES)) {
      writer.write(
          new CorpusDocument(
              "1", List.of(new CorpusPassage("text", 0, "acute gout, IL2")), annotations));
      assertEquals(2, writer.lost());
    }
    assertEquals("-DOCSTART-\tO\n\nacute\tB-X\ngout\tE-X\n,\tO\nIL\tS-Z\n2\tO\n\n", out.toString());
    expectThrows(
        IllegalArgumentException.class,
        () -> new ConllWriter(new StringWriter(), TagScheme.BILOU).close());
  }

  public void testProblemsNameTheLine() {
    for (String bad : List.of("secret\tX", "secret", "O", "secret\tBX")) {
      CorpusFormatException e =
          expectThrows(CorpusFormatException.class, () -> read("a\tO\n" + bad + "\n"));
      assertTrue(e.getMessage(), e.getMessage().startsWith("c.tsv:2: "));
      assertFalse(e.getMessage(), e.getMessage().contains("secret"));
    }
  }
}

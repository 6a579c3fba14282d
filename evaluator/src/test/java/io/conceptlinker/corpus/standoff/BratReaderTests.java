package io.conceptlinker.corpus.standoff;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.CorpusWriter;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.RelationEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;

/** No surprise files: these tests list directories. */
@SuppressFileSystems("ExtrasFS")
public class BratReaderTests extends LuceneTestCase {

  static List<CorpusDocument> all(CorpusReader reader) throws IOException {
    List<CorpusDocument> documents = new ArrayList<>();
    try (reader) {
      for (Optional<CorpusDocument> d = reader.read(); d.isPresent(); d = reader.read()) {
        documents.add(d.get());
      }
    }
    return documents;
  }

  private static Path write(String text, String annotations) throws IOException {
    Path directory = createTempDir();
    Files.writeString(directory.resolve("a.txt"), text);
    Files.writeString(directory.resolve("a.ann"), annotations);
    return directory;
  }

  private static CorpusDocument one(String text, String annotations) throws IOException {
    return all(BratReader.open(write(text, annotations), FormatProblems.strict())).getFirst();
  }

  public void testAnnotationsConceptsAndRelations() throws IOException {
    Path directory =
        write(
            "hepatitis B or C after aspirin",
            """
            T1\tDISO 0 11\thepatitis B
            T2\tDISO 0 9;15 16\thepatitis C
            T3\tCHEM 23 30\taspirin
            N1\tReference T1 UMLS:C0019163\thepatitis B
            N2\tReference T1 UMLS:C9\thepatitis
            #1\tAnnotatorNotes T1\tC0000001
            #2\tAnnotatorNotes T2\tC0019196; hepatitis C; Disease or Syndrome
            #3\tAnnotatorNotes T3\tsee guideline
            R1\tAfter Cause:T3 Effect:T1\t
            R2\tAfter Arg1:T3 Arg2:E7
            E1\tEvent:T1
            """);
    BratReader reader = BratReader.open(directory, FormatProblems.strict());
    CorpusDocument document = all(reader).getFirst();
    assertEquals("a", document.id());
    assertEquals("hepatitis B or C after aspirin", document.text());
    assertEquals(
        List.of(
            new Annotation(
                "T1", Region.of(0, 11), "hepatitis B", "DISO", GoldConcepts.parse("C0019163|C9")),
            new Annotation(
                "T2",
                new Region(List.of(new Fragment(0, 9), new Fragment(15, 16))),
                "hepatitis C",
                "DISO",
                GoldConcepts.of("C0019196")),
            new Annotation("T3", Region.of(23, 30), "aspirin", "CHEM", GoldConcepts.NIL)),
        document.annotations());
    assertEquals(
        List.of(
            new CorpusRelation(
                "R1",
                "After",
                CorpusRelation.Level.MENTIONS,
                new RelationEnd("Cause", "T3"),
                new RelationEnd("Effect", "T1"),
                "")),
        document.relations());
    assertEquals("a prose note, a relation of an event, an event", 3, reader.skippedLines());
  }

  /** The notes of QUAERO, CANTEMIST and CT-EBM-SP. */
  public void testConceptsInNotes() throws IOException {
    assertEquals(GoldConcepts.of("C0678151"), noted("C0678151"));
    assertEquals(GoldConcepts.parse("C0023172+C0023184"), noted("C0023172 C0023184"));
    assertEquals(GoldConcepts.of("8000/6"), noted("8000/6"));
    assertEquals(GoldConcepts.of("8140/31/H"), noted("8140/31/H"));
    assertEquals(
        GoldConcepts.parse("C0013227|C0456386"),
        noted("C0013227; Drug; Substance | C0456386; Medicament; Substance"));
    assertEquals(GoldConcepts.of("C1268551"), noted(" C1268551; Echinocandins; Substance"));
    assertEquals(GoldConcepts.NIL, noted("(?)"));
    assertEquals(GoldConcepts.NIL, noted("[Bacterial Pneumonia Score 2]"));
    assertEquals(GoldConcepts.NIL, noted("see 2 lines above"));
  }

  private static GoldConcepts noted(String note) throws IOException {
    return one("text", "T1\tX 0 4\ttext\n#1\tAnnotatorNotes T1\t" + note + "\n")
        .annotations()
        .getFirst()
        .concepts();
  }

  public void testCodePointsAndUtf16AreToldApart() throws IOException {
    String text = "\uD83E\uDDEC \uD83E\uDDEC gout";
    for (String offsets : List.of("4 8", "6 10")) {
      Annotation gout = one(text, "T1\tX " + offsets + "\tgout\n").annotations().getFirst();
      assertEquals(Region.of(6, 10), gout.region());
    }
  }

  public void testDirectoriesAreReadInOrder() throws IOException {
    Path root = createTempDir();
    for (String name : List.of("dev/2", "dev/1", "train/3")) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name + ".txt"), "x");
      Files.writeString(root.resolve(name + ".ann"), "");
    }
    List<String> ids =
        all(BratReader.open(root, FormatProblems.strict())).stream()
            .map(CorpusDocument::id)
            .toList();
    assertEquals(List.of("dev/1", "dev/2", "train/3"), ids);
  }

  public void testProblemsNameFileAndLineAndCanBeSkipped() throws IOException {
    for (String line : List.of("X 0 6\tsecret", "X 0\ttext", "X 0 9\ttext", "X 3 3\t", "X 0 4")) {
      Path directory = write("text", "T1\tX 0 4\ttext\nT2\t" + line + "\n");
      CorpusFormatException e =
          expectThrows(
              CorpusFormatException.class,
              () -> all(BratReader.open(directory, FormatProblems.strict())));
      assertTrue(e.getMessage(), e.getMessage().contains("a.ann:2: "));
      assertFalse(e.getMessage(), e.getMessage().contains("secret"));
      FormatProblems lenient = FormatProblems.lenient();
      assertEquals(1, all(BratReader.open(directory, lenient)).getFirst().annotations().size());
      assertEquals(1, lenient.skipped());
    }
    Path missing = createTempDir().resolve("none.ann");
    expectThrows(
        NoSuchFileException.class, () -> BratReader.open(missing, FormatProblems.strict()));
  }

  public void testRelationsNeedBothEnds() throws IOException {
    Path directory = write("text", "R1\tr Arg1:T1 Arg2:T2\nT1\tX 0 4\ttext\n");
    CorpusFormatException e =
        expectThrows(
            CorpusFormatException.class,
            () -> all(BratReader.open(directory, FormatProblems.strict())));
    assertTrue(
        e.getMessage(),
        e.getMessage()
            .endsWith(
                "a.ann:1: expected annotations of this file at both ends of relation [R1], found"
                    + " [T2], which is none; add the T line, or remove the relation"));
    FormatProblems lenient = FormatProblems.lenient();
    CorpusDocument document = all(BratReader.open(directory, lenient)).getFirst();
    assertEquals(1, document.annotations().size());
    assertEquals(List.of(), document.relations());
    assertEquals(1, lenient.skipped());
  }

  /** Ids and types that brat has no place for. */
  public void testWritesIdsAndTypesThatBratCanHold() throws IOException {
    Annotation gout = new Annotation("7", Region.of(0, 4), "gout", "", GoldConcepts.NIL);
    Annotation pain = new Annotation("x y", Region.of(5, 9), "pain", "a  b", GoldConcepts.NIL);
    CorpusRelation relation =
        new CorpusRelation(
            "q",
            "goes with",
            CorpusRelation.Level.MENTIONS,
            new RelationEnd("", "x y"),
            new RelationEnd("Effect", "7"),
            "");
    Path directory = createTempDir();
    try (CorpusWriter writer = new BratCorpusWriter(directory, "UMLS")) {
      writer.write(
          new CorpusDocument(
              "a",
              "en",
              List.of(new CorpusPassage("text", 0, "gout pain")),
              List.of(gout, pain),
              List.of(relation)));
    }
    assertEquals(
        "T1\tEntity 0 4\tgout\nT2\ta_b 5 9\tpain\nR1\tgoes_with Arg1:T2 Effect:T1\t\n",
        Files.readString(directory.resolve("a.ann")));
  }

  static CorpusDocument randomDocument(String id, boolean relations) {
    String text = "fièvre de 40 \uD83E\uDDEC avec\ntoux sèche";
    List<Annotation> annotations = new ArrayList<>();
    for (int i = 1 + random().nextInt(5); i > 0; i--) {
      int start = random().nextInt(10);
      int end = start + 1 + random().nextInt(3);
      List<Fragment> fragments = new ArrayList<>(List.of(new Fragment(start, end)));
      StringBuilder surface = new StringBuilder(text.substring(start, end));
      if (relations && random().nextBoolean()) {
        fragments.add(new Fragment(16, 18));
        surface.append(' ').append(text, 16, 18);
      }
      GoldConcepts concepts =
          random().nextInt(3) == 0 ? GoldConcepts.NIL : GoldConcepts.parse("C1|C" + i + "+OMIM:7");
      String written = surface.toString().replaceAll("\\s+", " ");
      annotations.add(
          new Annotation(
              "T" + (annotations.size() + 1), new Region(fragments), written, "DISO", concepts));
    }
    List<CorpusRelation> related = new ArrayList<>();
    if (relations) {
      RelationEnd end = new RelationEnd("Arg1", "T1");
      related.add(
          new CorpusRelation(
              "R1", "r", CorpusRelation.Level.MENTIONS, end, new RelationEnd("Arg2", "T1"), ""));
    }
    return new CorpusDocument(
        id, "", List.of(new CorpusPassage("text", 0, text)), annotations, related);
  }

  public void testReadsWhatWasWritten() throws IOException {
    List<CorpusDocument> documents =
        List.of(randomDocument("a/1", true), randomDocument("b", true));
    Path directory = createTempDir();
    try (CorpusWriter writer = new BratCorpusWriter(directory, "UMLS")) {
      for (CorpusDocument document : documents) {
        writer.write(document);
      }
      expectThrows(
          IllegalArgumentException.class, () -> writer.write(randomDocument("../c", false)));
    }
    assertEquals(documents, all(BratReader.open(directory, FormatProblems.strict())));
  }
}

package io.conceptlinker.corpus.bioc;

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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.tests.util.LuceneTestCase;

public class BioCReaderTests extends LuceneTestCase {

  private static List<CorpusDocument> read(FormatProblems problems, String text)
      throws IOException {
    List<CorpusDocument> documents = new ArrayList<>();
    ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try (CorpusReader reader = BioCReader.of("b.xml", in, problems)) {
      for (Optional<CorpusDocument> d = reader.read(); d.isPresent(); d = reader.read()) {
        documents.add(d.get());
      }
    }
    return documents;
  }

  private static String document(String passage) {
    return "<?xml version='1.0'?><!DOCTYPE collection SYSTEM \"BioC.dtd\"><collection>\n"
        + "<source>s</source><document><id>1</id>"
        + passage
        + "</document></collection>";
  }

  public void testPassagesAnnotationsAndRelations() throws IOException {
    CorpusDocument document =
        read(
                FormatProblems.strict(),
                document(
                    """
                    <passage><infon key="type">title</infon><offset>0</offset>\
                    <text>Gout &amp; \uD83E\uDDEC</text></passage>
                    <passage><infon key="type">abstract</infon><offset>9</offset>
                    <sentence><offset>9</offset><text>Uric acid.</text></sentence>
                    <sentence><offset>20</offset><text>Gout, acute.</text>
                    <annotation id="A2"><infon key="type">X</infon><infon key="MESH">D6|D7</infon>
                    <location offset="20" length="4"/><location offset="26" length="5"/>
                    <text>Gout acute</text></annotation></sentence>
                    <annotation id="A1"><infon key="identifier">D14527</infon>
                    <location offset="9" length="9"/><text>Uric acid</text><other><x/></other>\
                    </annotation></passage>
                    <relation id="R1"><infon key="type">causes</infon>
                    <node refid="A1" role="cause"/><node refid="A2" role="effect"/></relation>
                    <relation id="R2"><infon key="entity1">D1</infon><infon key="entity2">D2</infon>
                    <infon key="type">Bind</infon><infon key="novel">No</infon></relation>"""))
            .getFirst();
    assertEquals(
        List.of(
            new CorpusPassage("title", 0, "Gout & \uD83E\uDDEC"),
            new CorpusPassage("abstract", 10, "Uric acid."),
            new CorpusPassage("abstract", 21, "Gout, acute.")),
        document.passages());
    assertEquals(
        List.of(
            new Annotation("A1", Region.of(10, 19), "Uric acid", "", GoldConcepts.of("D14527")),
            new Annotation(
                "A2",
                new Region(List.of(new Fragment(21, 25), new Fragment(27, 32))),
                "Gout acute",
                "X",
                GoldConcepts.parse("D6|D7"))),
        document.annotations());
    assertEquals(
        List.of(
            new CorpusRelation(
                "R1",
                "causes",
                CorpusRelation.Level.MENTIONS,
                new RelationEnd("cause", "A1"),
                new RelationEnd("effect", "A2"),
                ""),
            new CorpusRelation(
                "R2",
                "Bind",
                CorpusRelation.Level.CONCEPTS,
                new RelationEnd("", "D1"),
                new RelationEnd("", "D2"),
                "No")),
        document.relations());
  }

  private static CorpusDocument randomDocument(String id) {
    String title = "\uD83E\uDDEC and <gout>";
    String body = "Uric acid & \uD83E\uDDEC in gout";
    List<Annotation> annotations = new ArrayList<>();
    annotations.add(
        new Annotation("A0", Region.of(7, 13), "<gout>", "X", GoldConcepts.parse("D1|D2+D3")));
    int offset = title.length() + 1 + random().nextInt(3);
    for (int i = 1; i <= random().nextInt(4); i++) {
      int start = random().nextInt(4);
      List<Fragment> fragments =
          List.of(new Fragment(offset + start, offset + 5), new Fragment(offset + 18, offset + 22));
      annotations.add(
          new Annotation(
              "A" + i,
              new Region(fragments),
              body.substring(start, 5) + " gout",
              "Y",
              i == 1 ? GoldConcepts.NIL : GoldConcepts.of("c|DEL|1|")));
    }
    RelationEnd end = new RelationEnd("r", "A0");
    List<CorpusRelation> relations =
        List.of(
            new CorpusRelation("R1", "t", CorpusRelation.Level.MENTIONS, end, end, ""),
            new CorpusRelation(
                "R2",
                "t",
                CorpusRelation.Level.CONCEPTS,
                new RelationEnd("", "D1"),
                new RelationEnd("", "D2"),
                "Novel"));
    List<CorpusPassage> passages =
        List.of(new CorpusPassage("title", 0, title), new CorpusPassage("abstract", offset, body));
    return new CorpusDocument(id, "en", passages, annotations, relations);
  }

  public void testReadsWhatWasWritten() throws IOException {
    List<CorpusDocument> documents = List.of(randomDocument("1"), randomDocument("2"));
    for (boolean xml : new boolean[] {true, false}) {
      StringWriter out = new StringWriter();
      try (CorpusWriter writer =
          xml ? new BioCXmlWriter(out, "test") : new BioCJsonWriter(out, "test")) {
        for (CorpusDocument document : documents) {
          writer.write(document);
        }
      }
      assertEquals(documents, read(FormatProblems.strict(), out.toString()));
    }
  }

  public void testProblemsNameTheLineAndCanBeSkipped() throws IOException {
    String passage = "<passage><offset>0</offset><text>secret</text>\n";
    for (String bad :
        List.of(
            "<annotation id=\"A\"><location offset=\"0\" length=\"4\"/><text>gout</text></annotation>",
            "<annotation id=\"A\"><location offset=\"0\" length=\"9\"/></annotation>",
            "<annotation id=\"A\"><text>secret</text></annotation>",
            "<relation id=\"R\"><node refid=\"A\"/></relation>",
            "<relation id=\"R\"><node refid=\"A\"/><node refid=\"B\"/></relation>")) {
      String text = document(passage + bad + "</passage>");
      CorpusFormatException e =
          expectThrows(CorpusFormatException.class, () -> read(FormatProblems.strict(), text));
      assertTrue(e.getMessage(), e.getMessage().startsWith("b.xml:3: "));
      assertFalse(e.getMessage(), e.getMessage().contains("secret"));
      FormatProblems lenient = FormatProblems.lenient();
      assertEquals(1, read(lenient, text).size());
      assertEquals(1, lenient.skipped());
    }
    for (String broken :
        List.of("<collection>\n<document><id>secret", "{\"documents\":[{", "{}", "")) {
      CorpusFormatException e =
          expectThrows(CorpusFormatException.class, () -> read(FormatProblems.lenient(), broken));
      assertFalse(e.getMessage(), e.getMessage().contains("secret"));
    }
  }

  /** A document type must not make the reader open files or expand entities. */
  public void testEntitiesAreNotResolved() {
    String bomb =
        "<?xml version='1.0'?><!DOCTYPE c [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<collection><document><id>&x;</id></document></collection>";
    expectThrows(CorpusFormatException.class, () -> read(FormatProblems.strict(), bomb));
  }
}

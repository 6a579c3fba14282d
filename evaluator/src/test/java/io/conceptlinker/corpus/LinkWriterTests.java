package io.conceptlinker.corpus;

import io.conceptlinker.link.Assertion;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class LinkWriterTests extends LuceneTestCase {
  private static final CorpusDocument DOCUMENT =
      CorpusDocument.ofPassages(
          "doc/1",
          List.of("title", "abstract"),
          List.of("\ud83d\ude00 Gout", "No kidney\nstones in \"him\"."));

  private static final LinkResult LINKS =
      new LinkResult(
          List.of(
              mention(0, 3, 7, "D006073", Assertion.PRESENT),
              mention(1, 3, 16, "D007669", Assertion.NEGATED)));

  public void testJsonl() throws IOException {
    StringWriter out = new StringWriter();
    try (LinkWriter writer = new JsonlWriter(out)) {
      writer.write(DOCUMENT, new LinkResult(List.of(LINKS.mentions().get(0))));
      writer.write(DOCUMENT, new LinkResult(List.of()));
    }
    assertEquals(
        """
        {"id":"doc/1","mentions":[{"field":"title","start":3,"end":7,"text":"Gout","id":"D006073",\
        "name":"Name of D006073","score":0.9877,"assertion":"present","path":"dictionary",\
        "candidates":[{"id":"D006073","name":"x","score":0.5}]}]}
        {"id":"doc/1","mentions":[]}
        """,
        out.toString());
  }

  public void testPubTatorIsReadBack() throws IOException {
    StringWriter out = new StringWriter();
    try (LinkWriter writer = new PubTatorWriter(out, "Concept")) {
      writer.write(DOCUMENT, LINKS);
    }
    byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
    assertTrue(out.toString().contains("doc/1\t2\t6\tGout\tConcept\tD006073\n"));
    CorpusDocument back =
        PubTatorReaderTests.all(PubTatorReader.of("test", new ByteArrayInputStream(bytes)))
            .getFirst();
    assertEquals(DOCUMENT.id(), back.id());
    for (int i = 0; i < 2; i++) {
      assertEquals(DOCUMENT.start(LINKS.mentions().get(i)), back.annotations().get(i).start());
      assertEquals(DOCUMENT.end(LINKS.mentions().get(i)), back.annotations().get(i).end());
    }
  }

  public void testBrat() throws IOException {
    Path directory = createTempDir().resolve("brat");
    try (LinkWriter writer = new BratWriter(directory, "my kb")) {
      writer.write(DOCUMENT, LINKS);
      expectThrows(IllegalArgumentException.class, () -> writer.write(DOCUMENT, LINKS));
    }
    assertEquals(DOCUMENT.text(), Files.readString(directory.resolve("doc_1.txt")));
    assertEquals(
        """
        T1\tConcept 2 6\tGout
        N1\tReference T1 my_kb:D006073\tName of D006073
        T2\tConcept 10 16;17 23\tkidney stones
        N2\tReference T2 my_kb:D007669\tName of D007669
        A1\tAssertion T2 negated
        """,
        Files.readString(directory.resolve("doc_1.ann")));
  }

  private static Mention mention(int passage, int start, int end, String id, Assertion assertion) {
    return new Mention(
        passage,
        start,
        end,
        id,
        "Name of " + id,
        0.98765,
        assertion,
        LinkPath.DICTIONARY,
        List.of(new Candidate(id, "x", 0.5)));
  }
}

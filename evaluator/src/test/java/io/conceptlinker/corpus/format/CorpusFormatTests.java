package io.conceptlinker.corpus.format;

import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;

/** No surprise files: these tests list directories. */
@SuppressFileSystems("ExtrasFS")
public class CorpusFormatTests extends LuceneTestCase {

  static List<CorpusDocument> all(CorpusReader reader) throws IOException {
    List<CorpusDocument> documents = new ArrayList<>();
    try (reader) {
      for (Optional<CorpusDocument> d = reader.read(); d.isPresent(); d = reader.read()) {
        documents.add(d.get());
      }
    }
    return documents;
  }

  public void testJsonl() throws IOException {
    Path file = createTempFile("docs", ".jsonl");
    Files.writeString(
        file,
        """
        {"id":"a","title":"Gout","abstract":"It \\u00e9volves.","published":"2020-01-01","x":[1,{"id":2}]}

        {"text":"Only text"}
        {"id":7,"abstract":"No title"}
        """);
    List<CorpusDocument> documents = all(CorpusFormat.JSONL.open(file));
    assertEquals(3, documents.size());
    assertEquals("a", documents.get(0).id());
    assertEquals("Gout\nIt évolves.", documents.get(0).text());
    assertEquals("abstract", documents.get(0).passages().get(1).field());
    assertEquals("3", documents.get(1).id());
    assertEquals("7", documents.get(2).id());
    assertEquals(0, documents.get(2).passages().getFirst().offset());
  }

  public void testJsonlErrorsNameTheLineAndNoText() throws IOException {
    for (String wrong :
        new String[] {
          "{\"id\":\"a\",\"text\":\"secret\"",
          "[\"secret\"]",
          "{\"id\":\"a\",\"secret\":\"secret\"}",
          "{\"text\":[\"secret\"]}",
          "{\"text\":\"secret\"} {\"text\":\"secret\"}",
          "secret"
        }) {
      Path file = createTempFile("docs", ".jsonl");
      Files.writeString(file, "{\"text\":\"fine\"}\n" + wrong + "\n");
      CorpusFormatException e =
          expectThrows(CorpusFormatException.class, () -> all(CorpusFormat.JSONL.open(file)));
      assertEquals(2, e.line());
      assertFalse(e.getMessage(), e.getMessage().contains("secret"));
    }
  }

  public void testPlainTextFilesOfADirectory() throws IOException {
    Path directory = createTempDir();
    Files.writeString(directory.resolve("b.txt"), "zwei\nlines");
    Files.writeString(directory.resolve(".hidden"), "no");
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(directory.resolve("a.gz")))) {
      out.write("évolué".getBytes(StandardCharsets.UTF_8));
    }
    Files.createDirectory(directory.resolve("c"));
    List<CorpusDocument> documents = all(CorpusFormat.TEXT.open(directory));
    assertEquals(2, documents.size());
    assertEquals("a", documents.get(0).id());
    assertEquals("évolué", documents.get(0).text());
    assertEquals("b", documents.get(1).id());
    assertEquals("zwei\nlines", documents.get(1).text());
    expectThrows(
        NoSuchFileException.class, () -> CorpusFormat.TEXT.open(directory.resolve("none")));
  }

  public void testNames() {
    assertEquals(CorpusFormat.PUBTATOR, CorpusFormat.of("PubTator"));
    IllegalArgumentException e =
        expectThrows(IllegalArgumentException.class, () -> CorpusFormat.of("xls"));
    assertTrue(e.getMessage(), e.getMessage().contains("[xls]"));
    assertTrue(e.getMessage(), e.getMessage().contains("pubtator, bioc, brat"));
  }
}

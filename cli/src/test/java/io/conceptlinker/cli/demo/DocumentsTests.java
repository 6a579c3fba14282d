package io.conceptlinker.cli.demo;

import io.conceptlinker.cli.terminal.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.tests.util.LuceneTestCase;

@LuceneTestCase.SuppressFileSystems("ExtrasFS") // all files of a directory are read
public class DocumentsTests extends LuceneTestCase {

  public void testADirectoryOfEveryFormat() throws IOException {
    Path directory = createTempDir();
    Files.writeString(
        directory.resolve("a.jsonl"),
        "{\"id\":\"j1\",\"title\":\"T\",\"year\":2020}\n\n{\"text\":\"no id\"}\n");
    Files.writeString(
        directory.resolve("b.txt"),
        "7|t|Title\n7|a|Abstract\n7\t0\t5\tTitle\tDisease\tD1\n\n8|t|Two\n8|a|\n\n");
    Files.writeString(directory.resolve("c.txt"), "Just a note.\nTwo lines.");
    Files.writeString(directory.resolve(".hidden"), "not read");
    Files.createDirectory(directory.resolve("sub"));

    List<DemoDocument> documents = read(directory);
    assertEquals(
        List.of("j1", "3", "7", "8", "c"), documents.stream().map(DemoDocument::id).toList());
    assertEquals(2020, documents.get(0).body().path("year").asInt());
    assertEquals("Abstract", documents.get(2).body().path("abstract").asText());
    assertEquals("Just a note.\nTwo lines.", documents.get(4).body().path("text").asText());
  }

  public void testErrorsNameTheLineAndNotTheText() throws IOException {
    Path file =
        Files.writeString(
            createTempDir().resolve("x.jsonl"), "{\"text\":\"a\"}\n{\"text\":secret\n");
    DataException e = expectThrows(DataException.class, () -> read(file));
    assertTrue(e.toString(), e.toString().contains("x.jsonl:2: expected a JSON object"));
    assertFalse(e.toString(), e.toString().contains("secret"));

    Path other = Files.writeString(createTempDir().resolve("y.jsonl"), "{\"body\":\"a\"}\n");
    e = expectThrows(DataException.class, () -> read(other));
    assertTrue(e.toString(), e.toString().contains("y.jsonl:1: expected text in a field title"));

    expectThrows(NoSuchFileException.class, () -> read(createTempDir().resolve("none")));
    expectThrows(DataException.class, () -> read(createTempDir()));
  }

  private static List<DemoDocument> read(Path path) throws IOException {
    List<DemoDocument> documents = new ArrayList<>();
    try (Documents reader = Documents.open(path)) {
      for (Optional<DemoDocument> next = reader.next(); next.isPresent(); next = reader.next()) {
        documents.add(next.get());
      }
    }
    return documents;
  }
}

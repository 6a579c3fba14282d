package io.conceptlinker.benchmarks;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DocumentsTests {

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private Path file(String name, String text) throws IOException {
    return Files.writeString(temporary.getRoot().toPath().resolve(name), text);
  }

  @Test
  public void rowsOfOneDocumentAreTakenTogether() throws IOException {
    Path sentences =
        file(
            "sentences.jsonl",
            """
            {"pmid": "1", "text": "One.", "start": 0, "spans": [[0, 3]]}
            {"pmid": "1", "text": "One.", "start": 2}
            {"pmid": "1", "text": "Two."}
            {"id": "2", "title": "A title", "abstract": "Its text"}
            """);
    Path abstracts = file("abstracts.txt", "7|t|Title\n7|a|Text.\n7\t0\t5\tTitle\tX\tD1\n\n");
    assertEquals(
        List.of("One.\nTwo.", "A title\nIts text", "Title\nText."),
        Documents.read(sentences + ":" + abstracts));
  }
}

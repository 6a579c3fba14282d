package io.conceptlinker.eval.spans;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.conceptlinker.corpus.CorpusLines;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.JsonNode;
import io.conceptlinker.corpus.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SpanDocumentWriter} writes. */
public final class SpanDocumentReader {
  private static final JsonFactory JSON = new JsonFactory();

  private SpanDocumentReader() {}

  /**
   * All lines of a UTF-8 file.
   *
   * @throws io.conceptlinker.corpus.CorpusFormatException when a line is no such document
   */
  public static List<SpanDocument> readAll(Path file) throws IOException {
    List<SpanDocument> documents = new ArrayList<>();
    try (CorpusLines lines = CorpusLines.open(file)) {
      for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          documents.add(document(lines, line));
        }
      }
    }
    return documents;
  }

  private static SpanDocument document(CorpusLines lines, String line) throws IOException {
    try (JsonParser parser = JSON.createParser(line)) {
      parser.nextToken();
      JsonNode node = JsonNode.read(parser);
      if (node.text("document").isEmpty()) {
        throw new IllegalArgumentException("no document");
      }
      return new SpanDocument(
          node.text("document"),
          node.elements("asked").stream().map(SpanDocumentReader::asked).toList(),
          node.elements("found").stream().map(SpanDocumentReader::found).toList());
    } catch (JsonProcessingException e) {
      throw lines.wrong("one JSON object", "other text", "write the file with a run again");
    } catch (IllegalArgumentException e) {
      throw lines.wrong(
          "a document with spans asked and found",
          String.valueOf(e.getMessage()),
          "write the file with a run of this version");
    }
  }

  private static AskedSpan asked(JsonNode node) {
    List<Set<String>> gold = new ArrayList<>();
    for (JsonNode alternative : node.elements("gold")) {
      Set<String> ids = new LinkedHashSet<>();
      alternative.elements().forEach(id -> ids.add(id.text()));
      gold.add(ids);
    }
    return new AskedSpan(region(node), node.text("type"), new GoldConcepts(gold));
  }

  private static FoundSpan found(JsonNode node) {
    return new FoundSpan(
        region(node), node.text("type"), node.text("id"), Double.parseDouble(node.text("score")));
  }

  private static Region region(JsonNode node) {
    List<Fragment> fragments = new ArrayList<>();
    for (JsonNode fragment : node.elements("fragments")) {
      if (fragment.elements().size() != 2) {
        throw new IllegalArgumentException("fragment without start and end");
      }
      fragments.add(
          new Fragment(
              Integer.parseInt(fragment.elements().get(0).text()),
              Integer.parseInt(fragment.elements().get(1).text())));
    }
    return new Region(fragments);
  }
}

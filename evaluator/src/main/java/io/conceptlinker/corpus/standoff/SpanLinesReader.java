package io.conceptlinker.corpus.standoff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CodePointOffsets;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusLines;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.JsonNode;
import io.conceptlinker.corpus.LineDocuments;
import io.conceptlinker.corpus.Region;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a text with its concepts in each line, {@code {"text", "entities": [[start, end,
 * "CONCEPT"]]}}. Offsets count code points. A document without {@code id} is named by its line.
 * Confined to a thread.
 */
public final class SpanLinesReader {
  private final CorpusLines lines;
  private final FormatProblems problems;
  private final JsonFactory json = new JsonFactory();

  private SpanLinesReader(CorpusLines lines, FormatProblems problems) {
    this.lines = lines;
    this.problems = problems;
  }

  /** Reads a stream and closes it; {@code name} is used in error messages. */
  public static CorpusReader of(String name, InputStream in, FormatProblems problems) {
    CorpusLines lines = new CorpusLines(name, in);
    return new LineDocuments(lines, problems, new SpanLinesReader(lines, problems)::document);
  }

  private CorpusDocument document(String line) throws IOException {
    JsonNode node;
    try (JsonParser parser = json.createParser(line)) {
      node = parser.nextToken() == JsonToken.START_OBJECT ? JsonNode.read(parser) : null;
    } catch (JsonProcessingException e) {
      node = null;
    }
    if (node == null || !node.fields().containsKey("text")) {
      throw lines.wrong(
          "one JSON object with a text", "something else", "write one document a line");
    }
    String text = node.text("text");
    CodePointOffsets offsets = new CodePointOffsets(text);
    List<Annotation> annotations = new ArrayList<>();
    for (JsonNode entity : node.elements("entities")) {
      Optional<Region> region = region(entity.elements(), offsets);
      if (region.isPresent()) {
        annotations.add(
            new Annotation(
                "",
                region.get(),
                text.substring(region.get().start(), region.get().end()),
                "",
                GoldConcepts.parse(entity.elements().get(2).text())));
      } else {
        problems.skip(
            lines.wrong(
                "[start, end, concept] within the text",
                "entity " + (annotations.size() + 1) + " that is none",
                "count code points of text from 0, the end exclusive"));
      }
    }
    String id = node.text("id");
    return new CorpusDocument(
        id.isEmpty() ? Long.toString(lines.number()) : id,
        List.of(new CorpusPassage("text", 0, text)),
        annotations);
  }

  private static Optional<Region> region(List<JsonNode> entity, CodePointOffsets offsets) {
    int start = entity.size() == 3 ? entity.get(0).number() : -1;
    int end = entity.size() == 3 ? entity.get(1).number() : -1;
    return start < 0 || end <= start
        ? Optional.empty()
        : offsets.region(List.of(new Fragment(start, end)));
  }
}

package io.conceptlinker.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object a line: {@code id} with {@code title} and {@code abstract}, or {@code
 * text}. Other fields are passed over; a document without an id is named by its line. Confined to a
 * thread.
 */
public final class JsonlReader {
  private static final List<String> TEXT_FIELDS = List.of("title", "abstract", "text");

  private final CorpusLines lines;
  private final JsonFactory json = new JsonFactory();

  private JsonlReader(CorpusLines lines) {
    this.lines = lines;
  }

  /** Opens a file; {@code .gz} is unpacked. */
  public static CorpusReader open(Path path) throws IOException {
    return of(CorpusLines.open(path), FormatProblems.strict());
  }

  /** Reads a stream and closes it; {@code name} is used in error messages. */
  public static CorpusReader of(String name, InputStream in) {
    return of(name, in, FormatProblems.strict());
  }

  /** Reads a stream and closes it; {@code name} is used in error messages. */
  public static CorpusReader of(String name, InputStream in, FormatProblems problems) {
    return of(new CorpusLines(name, in), problems);
  }

  private static CorpusReader of(CorpusLines lines, FormatProblems problems) {
    return new LineDocuments(lines, problems, new JsonlReader(lines)::document);
  }

  private CorpusDocument document(String line) throws IOException {
    Map<String, String> values = values(line);
    List<String> fields = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (String field : TEXT_FIELDS) {
      String text = values.get(field);
      if (text != null) {
        fields.add(field);
        texts.add(text);
      }
    }
    if (fields.isEmpty()) {
      throw lines.wrong(
          "a field title, abstract or text", "none of them", "name the document's text so");
    }
    String id = values.getOrDefault("id", String.valueOf(lines.number()));
    return CorpusDocument.ofPassages(id, fields, texts);
  }

  /** The string and number fields of the object; the others are skipped. */
  private Map<String, String> values(String line) throws IOException {
    Map<String, String> values = new HashMap<>();
    try (JsonParser parser = json.createParser(line)) {
      require(parser.nextToken() == JsonToken.START_OBJECT, parser.currentToken());
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT) {
          values.put(field, parser.getText());
        } else if (TEXT_FIELDS.contains(field) && value != JsonToken.VALUE_NULL) {
          throw lines.wrong(
              "a string in field [" + field + "]", "a JSON " + value, "write the text as a string");
        } else {
          parser.skipChildren();
        }
      }
      require(parser.currentToken() == JsonToken.END_OBJECT, parser.currentToken());
      require(parser.nextToken() == null, parser.currentToken());
    } catch (JsonProcessingException e) {
      throw lines.wrong(
          "a JSON object",
          "a syntax error in column " + e.getLocation().getColumnNr(),
          "write one whole object on each line");
    }
    return values;
  }

  private void require(boolean condition, @Nullable JsonToken found) throws IOException {
    if (!condition) {
      throw lines.wrong(
          "one JSON object", "a JSON " + found, "write one whole object on each line");
    }
  }
}

package io.conceptlinker.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.cli.corpus.FileFormat;
import io.conceptlinker.cli.terminal.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One JSON object a line, kept with all of its fields; {@code id} becomes the id in the index. */
final class JsonlDocuments implements DocumentReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TEXT_FIELDS = List.of("title", "abstract", "text");

  private final Path file;
  private final BufferedReader lines;
  private long number;

  JsonlDocuments(Path file) throws IOException {
    this.file = file;
    this.lines = FileFormat.text(file);
  }

  @Override
  public Optional<DemoDocument> next() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        return Optional.of(document(line));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private DemoDocument document(String line) throws IOException {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      // The cause is left out: it quotes the document.
      throw wrong("a JSON object", "a syntax error at column " + e.getLocation().getColumnNr());
    }
    if (!(node instanceof ObjectNode object)) {
      throw wrong("a JSON object", "another JSON value");
    }
    if (TEXT_FIELDS.stream().noneMatch(field -> object.path(field).isTextual())) {
      throw wrong("text in a field title, abstract or text", "none");
    }
    JsonNode id = object.path("id");
    return new DemoDocument(id.isValueNode() ? id.asText() : String.valueOf(number), object);
  }

  private DataException wrong(String expected, String found) {
    return new DataException(
        file + ":" + number + ": expected " + expected + ", found " + found + "; correct the line");
  }
}

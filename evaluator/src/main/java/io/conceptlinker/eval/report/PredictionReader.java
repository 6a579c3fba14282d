package io.conceptlinker.eval.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.eval.linking.LinkingCase;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what {@link PredictionWriter} writes; fields that it does not know are passed over.
 * Confined to one thread.
 */
public final class PredictionReader implements Closeable {
  private final String file;
  private final BufferedReader lines;
  private final JsonFactory json = new JsonFactory();
  private long number;

  /**
   * Reads from {@code in} and closes it.
   *
   * @param file the name for error messages
   */
  public PredictionReader(String file, Reader in) {
    this.file = file;
    this.lines = new BufferedReader(in);
  }

  /** All lines of a UTF-8 file. */
  public static List<LinkingCase> readAll(Path file) throws IOException {
    List<LinkingCase> cases = new ArrayList<>();
    try (PredictionReader reader =
        new PredictionReader(file.toString(), Files.newBufferedReader(file))) {
      for (Optional<LinkingCase> next = reader.read(); next.isPresent(); next = reader.read()) {
        cases.add(next.get());
      }
    }
    return cases;
  }

  /**
   * The next mention, or nothing at the end.
   *
   * @throws CorpusFormatException when a line is none
   */
  public Optional<LinkingCase> read() throws IOException {
    String line = lines.readLine();
    number++;
    while (line != null && line.isBlank()) {
      line = lines.readLine();
      number++;
    }
    if (line == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PredictionLine(json).parse(line));
    } catch (JsonProcessingException e) {
      long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      throw wrong("one JSON object", "other text near column " + column);
    } catch (IllegalArgumentException e) {
      throw wrong("a mention with its ranked concepts", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private CorpusFormatException wrong(String expected, String found) {
    return new CorpusFormatException(
        file, number, expected, found, "write predictions.jsonl with a run of this version");
  }
}

package io.conceptlinker.corpus;

import java.io.IOException;
import java.util.Optional;

/** A document in each line; blank lines are none. Confined to a thread. */
public final class LineDocuments implements CorpusReader {
  private final CorpusLines lines;
  private final FormatProblems problems;
  private final Parser parser;

  /** How a line is read. */
  @FunctionalInterface
  public interface Parser {
    /**
     * Reads a line.
     *
     * @throws CorpusFormatException if it is no document
     */
    CorpusDocument document(String line) throws IOException;
  }

  /** The documents of a file, which is closed with this. */
  public LineDocuments(CorpusLines lines, FormatProblems problems, Parser parser) {
    this.lines = lines;
    this.problems = problems;
    this.parser = parser;
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        try {
          return Optional.of(parser.document(line));
        } catch (CorpusFormatException e) {
          problems.skip(e);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}

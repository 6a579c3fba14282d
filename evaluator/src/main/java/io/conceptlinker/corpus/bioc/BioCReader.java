package io.conceptlinker.corpus.bioc;

import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusLines;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads BioC, XML or JSON, document by document. The infon {@code identifier} (or {@code
 * concept_id}, {@code cui}, {@code mesh}, {@code umls}) holds concept ids as PubTator writes them;
 * relations have two nodes, or infons {@code entity1} and {@code entity2} that are concepts.
 * Offsets may count code points or UTF-16 code units: text decides. Confined to a thread.
 */
public final class BioCReader implements CorpusReader {
  private final BioCSource source;
  private final BioCConversion conversion;
  private final FormatProblems problems;

  private BioCReader(BioCSource source, BioCConversion conversion, FormatProblems problems) {
    this.problems = problems;
    this.source = source;
    this.conversion = conversion;
  }

  /** Opens a file; {@code .gz} is unpacked. */
  public static BioCReader open(Path path, FormatProblems problems) throws IOException {
    return of(path.toString(), CorpusLines.stream(path), problems);
  }

  /** Reads a stream and closes it; {@code name} is used in error messages. */
  public static BioCReader of(String name, InputStream in, FormatProblems problems)
      throws IOException {
    InputStream buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(1 << 16);
    int first = buffered.read();
    while (first == 0xEF || first == 0xBB || first == 0xBF || isSpace(first)) {
      first = buffered.read();
    }
    buffered.reset();
    try {
      BioCSource source = first == '{' ? new BioCJson(name, buffered) : new BioCXml(name, buffered);
      return new BioCReader(source, new BioCConversion(name, problems), problems);
    } catch (IOException e) {
      buffered.close();
      throw e;
    }
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    while (true) {
      Optional<BioCDocument> document = source.next();
      if (document.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(conversion.document(document.get()));
      } catch (CorpusFormatException e) {
        problems.skip(e);
      }
    }
  }

  private static boolean isSpace(int value) {
    return value == ' ' || value == '\n' || value == '\r' || value == '\t';
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}

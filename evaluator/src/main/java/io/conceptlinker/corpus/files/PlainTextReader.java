package io.conceptlinker.corpus.files;

import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Reads plain text: each file is one document, named by its path without {@code .txt}. Confined to
 * a thread.
 */
public final class PlainTextReader implements CorpusReader {
  private final CorpusFiles files;
  private final Iterator<String> names;
  private final FormatProblems problems;

  private PlainTextReader(CorpusFiles files, FormatProblems problems) {
    this.files = files;
    this.names = files.names().iterator();
    this.problems = problems;
  }

  /** Reads files, and closes them in the end. */
  public static PlainTextReader of(CorpusFiles files, FormatProblems problems) {
    return new PlainTextReader(files, problems);
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    while (names.hasNext()) {
      String name = names.next();
      try {
        CorpusPassage text = new CorpusPassage("text", 0, files.text(name));
        String id = name.replaceFirst("\\.txt$", "");
        return Optional.of(new CorpusDocument(id, List.of(text), List.of()));
      } catch (CorpusFormatException e) {
        problems.skip(e);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}

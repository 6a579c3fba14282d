package io.conceptlinker.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads the documents of a corpus one after the other. Confined to a thread. */
public interface CorpusReader extends Closeable {

  /**
   * The next document, or nothing at the end.
   *
   * @throws CorpusFormatException when the file does not follow its format
   */
  Optional<CorpusDocument> read() throws IOException;
}

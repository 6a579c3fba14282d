package io.conceptlinker.corpus;

import java.io.Closeable;
import java.io.IOException;

/** Writes documents with their gold annotations one after the other. Confined to a thread. */
public interface CorpusWriter extends Closeable {

  /** Writes one document. */
  void write(CorpusDocument document) throws IOException;
}

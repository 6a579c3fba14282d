package io.conceptlinker.benchmarks.tagging;

import java.io.IOException;

/** Finds all phrases in a text, nested and overlapping ones too. Confined to one thread. */
interface TextTagger extends AutoCloseable {

  /** Replaces {@code matches} by those of a document. */
  void tag(String document, Matches matches) throws IOException;

  /** Bytes of files that the tagger needs mapped into memory. */
  long mappedBytes() throws IOException;

  @Override
  void close() throws IOException;
}

package io.conceptlinker.corpus;

import io.conceptlinker.link.LinkResult;
import java.io.Closeable;
import java.io.IOException;

/** Writes the links of documents one after the other. Confined to a thread. */
public interface LinkWriter extends Closeable {

  /**
   * Writes one document.
   *
   * @param document the document that was linked
   * @param links what the linker answered to {@link CorpusDocument#request}
   */
  void write(CorpusDocument document, LinkResult links) throws IOException;
}

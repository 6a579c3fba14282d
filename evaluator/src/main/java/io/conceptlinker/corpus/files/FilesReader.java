package io.conceptlinker.corpus.files;

import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads files one after the other, each with a reader of its own. Confined to a thread. */
public final class FilesReader implements CorpusReader {
  private final CorpusFiles files;
  private final Iterator<String> names;
  private final Opener opener;
  private @Nullable CorpusReader current;

  /** Opens the reader of a file. */
  @FunctionalInterface
  public interface Opener {
    /** A reader of the file of that name. */
    CorpusReader open(String name) throws IOException;
  }

  /**
   * A reader of some files.
   *
   * @param files is closed with this reader
   */
  public FilesReader(CorpusFiles files, List<String> names, Opener opener) {
    this.files = files;
    this.names = names.iterator();
    this.opener = opener;
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    while (current != null || names.hasNext()) {
      CorpusReader reader = current == null ? opener.open(names.next()) : current;
      current = reader;
      Optional<CorpusDocument> document = reader.read();
      if (document.isPresent()) {
        return document;
      }
      current = null;
      reader.close();
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    try {
      if (current != null) {
        current.close();
      }
    } finally {
      files.close();
    }
  }
}

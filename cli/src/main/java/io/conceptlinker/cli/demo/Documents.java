package io.conceptlinker.cli.demo;

import io.conceptlinker.cli.corpus.FileFormat;
import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.corpus.format.CorpusFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a file, or of the files of a directory one after the other, whatever known
 * format each has. Confined to one thread.
 */
final class Documents implements DocumentReader {

  private final Deque<Path> files;
  private @Nullable DocumentReader current;

  private Documents(List<Path> files) {
    this.files = new ArrayDeque<>(files);
  }

  /** Opens a file or a directory. */
  static Documents open(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isDirectory(path)) {
      return new Documents(List.of(path));
    }
    List<Path> files =
        Checkout.list(path).stream()
            .filter(file -> Files.isRegularFile(file) && !Checkout.name(file).startsWith("."))
            .toList();
    if (files.isEmpty()) {
      throw new DataException("documents [" + path + "]: expected files in it, found none");
    }
    return new Documents(files);
  }

  @Override
  public Optional<DemoDocument> next() throws IOException {
    while (current != null || !files.isEmpty()) {
      if (current == null) {
        current = reader(files.remove());
      }
      Optional<DemoDocument> document = current.next();
      if (document.isPresent()) {
        return document;
      }
      close();
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  private static DocumentReader reader(Path file) throws IOException {
    CorpusFormat format = FileFormat.of(file);
    return format == CorpusFormat.JSONL
        ? new JsonlDocuments(file)
        : new CorpusDocuments(format.open(file));
  }
}

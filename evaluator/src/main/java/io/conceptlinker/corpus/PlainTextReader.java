package io.conceptlinker.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads plain text: a file is one document named by its file name; a directory is read file by file
 * in the order of their names, without its subdirectories and hidden files. Confined to a thread.
 */
public final class PlainTextReader implements CorpusReader {
  private final Iterator<Path> files;

  private PlainTextReader(List<Path> files) {
    this.files = files.iterator();
  }

  /** Opens a file or a directory; {@code .gz} is unpacked. */
  public static PlainTextReader open(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      if (!Files.isReadable(path)) {
        throw new NoSuchFileException(path.toString());
      }
      return new PlainTextReader(List.of(path));
    }
    try (Stream<Path> entries = Files.list(path)) {
      return new PlainTextReader(
          entries
              .filter(file -> Files.isRegularFile(file) && !name(file).startsWith("."))
              .sorted()
              .toList());
    }
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    if (!files.hasNext()) {
      return Optional.empty();
    }
    Path file = files.next();
    byte[] bytes;
    try (InputStream in = CorpusLines.stream(file)) {
      bytes = in.readAllBytes();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String id = name(file).replaceFirst("(\\.txt)?(\\.gz)?$", "");
      return Optional.of(CorpusDocument.ofPassages(id, List.of("text"), List.of(text)));
    } catch (CharacterCodingException e) {
      throw new CorpusFormatException(
          file.toString(), 1, "UTF-8", "other bytes", "convert the file to UTF-8");
    }
  }

  @Override
  public void close() {}

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}

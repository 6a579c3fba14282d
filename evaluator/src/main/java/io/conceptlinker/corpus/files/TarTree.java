package io.conceptlinker.corpus.files;

import io.conceptlinker.corpus.CorpusFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a tar archive, which is unpacked into one temporary file; nothing is ever written to
 * a name that the archive gives. A file is held in memory while it is read.
 */
final class TarTree implements FileTree {
  private final Path archive;
  private final FileChannel content;
  private final Map<String, TarEntry> entries = new LinkedHashMap<>();

  private TarTree(Path archive, FileChannel content) {
    this.archive = archive;
    this.content = content;
  }

  /**
   * Opens an archive.
   *
   * @param in its bytes, no longer compressed; is read to the end
   */
  static TarTree of(Path archive, InputStream in) throws IOException {
    Path temporary = Files.createTempFile("corpus", ".tar");
    FileChannel content = null;
    try {
      Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
      content =
          FileChannel.open(temporary, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
      TarTree tree = new TarTree(archive, content);
      tree.index();
      return tree;
    } catch (IOException | RuntimeException e) {
      if (content != null) {
        content.close();
      }
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private void index() throws IOException {
    long at = 0;
    String longName = "";
    byte[] header = bytes(at, TarEntry.BLOCK);
    while (header[0] != 0) {
      TarEntry entry = TarEntry.parse(header, at).orElse(null);
      if (entry == null || entry.end() > content.size()) {
        throw damaged(at);
      }
      if (entry.isLongName()) {
        longName = TarEntry.longName(bytes(entry.offset(), (int) entry.size()), entry.kind());
      } else {
        if (entry.isFile()) {
          entries.put(longName.isEmpty() ? entry.name() : longName, entry);
        }
        longName = "";
      }
      at = entry.end();
      header = bytes(at, TarEntry.BLOCK);
    }
  }

  private CorpusFormatException damaged(long at) {
    return new CorpusFormatException(
        archive.toString(), "a tar archive", "other bytes at offset " + at, "fetch it again");
  }

  private byte[] bytes(long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (content.read(buffer, from + buffer.position()) < 0) {
        throw damaged(from);
      }
    }
    return buffer.array();
  }

  @Override
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public boolean has(String name) {
    return entries.containsKey(name);
  }

  @Override
  public InputStream open(String name) throws IOException {
    TarEntry entry = entries.get(name);
    if (entry == null) {
      throw new NoSuchFileException(label(name));
    }
    return new ByteArrayInputStream(bytes(entry.offset(), Math.toIntExact(entry.size())));
  }

  @Override
  public String label(String name) {
    return archive + "!" + name;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}

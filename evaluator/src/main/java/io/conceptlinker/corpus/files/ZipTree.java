package io.conceptlinker.corpus.files;

import io.conceptlinker.corpus.CorpusFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of a zip archive. */
final class ZipTree implements FileTree {
  private final Path archive;
  private final ZipFile zip;
  private final List<String> names;

  private ZipTree(Path archive, ZipFile zip) {
    this.archive = archive;
    this.zip = zip;
    this.names = zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
  }

  static ZipTree of(Path archive) throws IOException {
    try {
      return new ZipTree(archive, new ZipFile(archive.toFile()));
    } catch (ZipException e) {
      throw new CorpusFormatException(
          archive.toString(), "a zip archive", "a cut or damaged one", "fetch it again");
    }
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  @Override
  public InputStream open(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new NoSuchFileException(label(name));
    }
    return zip.getInputStream(entry);
  }

  @Override
  public String label(String name) {
    return archive + "!" + name;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

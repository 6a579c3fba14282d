package io.conceptlinker.corpus.files;

import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusLines;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files at a path: the file itself, those below a directory, or those of a {@code .zip}, {@code
 * .tar}, {@code .tar.gz} or {@code .tgz}. Names are relative, with slashes, in their natural order;
 * a file {@code x.gz} has the name {@code x} and is unpacked. Hidden files are not there. Confined
 * to a thread.
 */
public final class CorpusFiles implements Closeable {
  private final String root;
  private final FileTree tree;
  private final boolean single;

  /** Names without {@code .gz} and leading {@code ./}, with the names in the tree. */
  private final Map<String, String> names = new TreeMap<>();

  private CorpusFiles(String root, FileTree tree, boolean single) {
    this.root = root;
    this.tree = tree;
    this.single = single;
    for (String stored : tree.names()) {
      String name = stored.startsWith("./") ? stored.substring(2) : stored;
      boolean hidden =
          Arrays.stream(name.split("/", -1))
              .anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
      if (single || !hidden) {
        names.put(plain(name), stored);
      }
    }
  }

  /** Opens what is at a path. */
  public static CorpusFiles open(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    if (Files.isDirectory(path)) {
      return new CorpusFiles(path.toString(), DirectoryTree.of(path), false);
    }
    if (!Files.isReadable(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (name.endsWith(".zip")) {
      return new CorpusFiles(path.toString(), ZipTree.of(path), false);
    }
    if (name.matches(".*\\.(tar|tar\\.gz|tgz)")) {
      try (InputStream in = CorpusLines.stream(path)) {
        return new CorpusFiles(path.toString(), TarTree.of(path, in), false);
      }
    }
    return new CorpusFiles(path.toString(), DirectoryTree.ofFile(path), true);
  }

  /** Whether the path is one file that is no archive. */
  public boolean isSingle() {
    return single;
  }

  /** All names. */
  public List<String> names() {
    return List.copyOf(names.keySet());
  }

  /**
   * The names with one of some endings, or the one name if there is just a file.
   *
   * @throws CorpusFormatException if there is none
   */
  public List<String> ending(String... endings) throws CorpusFormatException {
    if (single) {
      return names();
    }
    List<String> found =
        names.keySet().stream()
            .filter(name -> Arrays.stream(endings).anyMatch(name::endsWith))
            .toList();
    if (found.isEmpty()) {
      throw new CorpusFormatException(
          root,
          "files that end in " + String.join(" or ", endings),
          "none among " + names.size(),
          "name the file, or choose another format");
    }
    return found;
  }

  /** Whether there is a file of a name; for a single file, beside it. */
  public boolean has(String name) {
    return names.containsKey(name) || tree.has(name) || tree.has(name + ".gz");
  }

  /** The bytes of a file, unpacked. */
  public InputStream stream(String name) throws IOException {
    String stored = names.getOrDefault(name, tree.has(name) ? name : name + ".gz");
    if (!tree.has(stored)) {
      throw new NoSuchFileException(tree.label(name));
    }
    return CorpusLines.unpacked(tree.label(stored), tree.open(stored));
  }

  /** The lines of a file. */
  public CorpusLines lines(String name) throws IOException {
    return new CorpusLines(label(name), stream(name));
  }

  /** The whole text of a file. */
  public String text(String name) throws IOException {
    try (InputStream in = stream(name)) {
      byte[] bytes = in.readAllBytes();
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new CorpusFormatException(
          label(name), 1, "UTF-8", "other bytes", "convert the file to UTF-8");
    }
  }

  /** What messages call a file. */
  public String label(String name) {
    return tree.label(names.getOrDefault(name, name));
  }

  @Override
  public void close() throws IOException {
    tree.close();
  }

  private static String plain(String name) {
    return name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
  }
}

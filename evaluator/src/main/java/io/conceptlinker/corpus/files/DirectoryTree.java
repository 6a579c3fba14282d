package io.conceptlinker.corpus.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files below a directory, or one file of it, whose neighbours can be asked for by name. */
final class DirectoryTree implements FileTree {
  private final Path root;
  private final List<String> names;

  private DirectoryTree(Path root, List<String> names) {
    this.root = root;
    this.names = names;
  }

  static DirectoryTree of(Path directory) throws IOException {
    try (Stream<Path> below = Files.walk(directory)) {
      return new DirectoryTree(
          directory,
          below
              .filter(Files::isRegularFile)
              .map(file -> directory.relativize(file).toString().replace('\\', '/'))
              .toList());
    }
  }

  static DirectoryTree ofFile(Path file) {
    Path parent = file.getParent();
    return new DirectoryTree(
        parent == null ? Path.of("") : parent, List.of(String.valueOf(file.getFileName())));
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public boolean has(String name) {
    return Files.isRegularFile(root.resolve(name));
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(root.resolve(name));
  }

  @Override
  public String label(String name) {
    return root.resolve(name).toString();
  }

  @Override
  public void close() {}
}

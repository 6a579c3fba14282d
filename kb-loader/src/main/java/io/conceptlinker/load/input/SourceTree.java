package io.conceptlinker.load.input;

import io.conceptlinker.load.input.KbFormatException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a source that is a directory, or just one file. */
public final class SourceTree {

  private SourceTree() {}

  /**
   * All files at and under a path, in the order of their names.
   *
   * @throws KbFormatException if there is nothing
   */
  public static List<Path> files(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new KbFormatException(
          path.toString(),
          0,
          new Problem("source", "", "a file or directory", "nothing", "check the path"));
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}

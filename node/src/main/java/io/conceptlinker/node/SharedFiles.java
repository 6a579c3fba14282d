package io.conceptlinker.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Puts a directory that nodes share at a place in a node's own home. */
final class SharedFiles {

  private SharedFiles() {}

  /** A symbolic link, or a copy where the server's user cannot follow one. */
  static void refer(Path target, Path place, ServerUser user) throws IOException {
    if (user.reaches(target)) {
      remove(place);
      Files.createSymbolicLink(place, target);
    } else if (!sameFiles(target, place)) {
      remove(place);
      copy(target, place);
    }
  }

  /** Deletes a file, a link, or a directory with all that is in it; nothing if it is not there. */
  static void remove(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void copy(Path target, Path place) throws IOException {
    for (Path relative : relativePaths(target)) {
      Path from = target.resolve(relative);
      if (Files.isDirectory(from)) {
        Files.createDirectories(place.resolve(relative));
      } else {
        Files.copy(from, place.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static boolean sameFiles(Path target, Path place) throws IOException {
    if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    List<Path> files = relativePaths(target);
    if (!files.equals(relativePaths(place))) {
      return false;
    }
    for (Path relative : files) {
      Path file = target.resolve(relative);
      Path copy = place.resolve(relative);
      if (Files.isRegularFile(file)
          && (Files.size(file) != Files.size(copy)
              || !Files.getLastModifiedTime(file).equals(Files.getLastModifiedTime(copy)))) {
        return false;
      }
    }
    return true;
  }

  private static List<Path> relativePaths(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.map(directory::relativize).sorted().toList();
    }
  }
}

package io.conceptlinker.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Finds a directory that the server's user can read. Usually the one that is asked for; below a
 * directory that is closed to that user, one in {@code /var/tmp} or the temporary directory whose
 * name is derived from the wanted path, so that the next run finds it again.
 */
final class ReadablePlace {

  private ReadablePlace() {}

  static Path of(Path wanted, ServerUser user) throws IOException {
    Path absolute = wanted.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
      if (user.reaches(absolute.toRealPath()) && Files.isWritable(absolute)) {
        return absolute;
      }
    } catch (java.nio.file.AccessDeniedException e) {
      // A checkout that is read-only for us: look elsewhere.
    }
    for (Path parent :
        List.of(Path.of("/var/tmp"), Path.of(System.getProperty("java.io.tmpdir")))) {
      if (Files.isWritable(parent) && user.reaches(parent.toRealPath())) {
        return owned(parent.toRealPath().resolve("concept-linker-" + digest(absolute)), user);
      }
    }
    throw new NodeException(
        "directory ["
            + absolute
            + "]: expected a place that the user nobody can read, found neither it nor /var/tmp nor"
            + " the temporary directory to be one; choose another directory, or run this as a"
            + " normal user");
  }

  /** A predictable name in a directory that all may write to: somebody else may have taken it. */
  private static Path owned(Path place, ServerUser user) throws IOException {
    if (Files.notExists(place, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(place);
      user.own(place);
    }
    if (Files.isSymbolicLink(place) || !user.owns(place)) {
      throw new NodeException(
          "directory ["
              + place
              + "]: expected it to belong to the server's user, found another owner; remove it");
    }
    return place;
  }

  private static String digest(Path path) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256")
              .digest(path.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

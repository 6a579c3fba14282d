package io.conceptlinker.load;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a bundle and its reports go. What was there before stays whole until the new bundle is, and
 * comes back when anything fails.
 */
final class BundleTarget {

  private static final String MANIFEST = "manifest.properties";

  private final Path directory;
  private final Path jsonReport;
  private final Path textReport;

  private BundleTarget(Path directory, String name) {
    this.directory = directory;
    this.jsonReport = directory.resolveSibling(name + ".report.json");
    this.textReport = directory.resolveSibling(name + ".report.txt");
  }

  /** Checks before anything is read that a bundle could be written. */
  static BundleTarget of(Path output, boolean overwrite) throws IOException {
    Path directory = output.toAbsolutePath().normalize();
    Path name = directory.getFileName();
    Path parent = directory.getParent();
    if (name == null || parent == null) {
      throw new FileAlreadyExistsException(output.toString(), null, "expected a new directory");
    }
    if (Files.exists(directory)) {
      if (!overwrite) {
        throw new FileAlreadyExistsException(
            output.toString(),
            null,
            "expected no such directory; choose another one or allow overwriting");
      }
      if (!Files.exists(directory.resolve(MANIFEST))) {
        throw new FileAlreadyExistsException(
            output.toString(), null, "expected a bundle, found something else; remove it yourself");
      }
    }
    Files.createDirectories(parent);
    return new BundleTarget(directory, name.toString());
  }

  /** Writes the bundle, puts the reports beside it, and only then gives up what was there. */
  BuildReport write(BundleWriting writing) throws IOException {
    Path fresh = sibling("new");
    Path freshJson = sibling("new.report.json");
    Path freshText = sibling("new.report.txt");
    try {
      BuildReport report = writing.write(fresh);
      Files.writeString(freshJson, new ReportJson(report).text());
      Files.writeString(freshText, new ReportText(report).text());
      replace(fresh);
      Files.move(freshJson, jsonReport, StandardCopyOption.REPLACE_EXISTING);
      Files.move(freshText, textReport, StandardCopyOption.REPLACE_EXISTING);
      return report;
    } finally {
      delete(fresh);
      Files.deleteIfExists(freshJson);
      Files.deleteIfExists(freshText);
    }
  }

  private void replace(Path fresh) throws IOException {
    if (!Files.exists(directory)) {
      Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path old = sibling("old");
    Files.move(directory, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, directory, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(old);
  }

  /** A hidden name beside the bundle that is not taken. */
  private Path sibling(String suffix) throws IOException {
    for (int i = 0; ; i++) {
      Path path = directory.resolveSibling("." + directory.getFileName() + "-" + i + "." + suffix);
      if (!Files.exists(path)) {
        return path;
      }
    }
  }

  private static void delete(Path path) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(path)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException e) {
      return;
    }
    for (Path each : paths) {
      try {
        Files.deleteIfExists(each);
      } catch (DirectoryNotEmptyException e) {
        throw new IOException("cannot remove [" + each + "]: expected it to be empty", e);
      }
    }
  }

  /** Writes a bundle to a directory that does not exist yet. */
  @FunctionalInterface
  interface BundleWriting {
    BuildReport write(Path directory) throws IOException;
  }
}

package io.conceptlinker.ingest.installed;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an installed directory looks like from outside: which directory it is, and its files with
 * size and time of change. Equal fingerprints mean that nothing has to be opened again. Files that
 * are still being copied change it, so that a half copied directory is tried again once it is
 * complete.
 *
 * @param directory identity of the directory with links resolved
 * @param files size and time of change of each file, by file name
 */
record DirectoryFingerprint(String directory, SortedMap<String, Stamp> files) {

  record Stamp(long bytes, long modifiedMillis) {}

  static DirectoryFingerprint of(Path directory) throws IOException {
    Path real = directory.toRealPath();
    SortedMap<String, Stamp> files = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(real)) {
      for (Path entry : entries) {
        BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class);
        long modified = attributes.lastModifiedTime().toMillis();
        files.put(entry.getFileName().toString(), new Stamp(attributes.size(), modified));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Object key = Files.readAttributes(real, BasicFileAttributes.class).fileKey();
    return new DirectoryFingerprint(real + " " + key, files);
  }

  boolean isEmpty() {
    return files.isEmpty();
  }
}

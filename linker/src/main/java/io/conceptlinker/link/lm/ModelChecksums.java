package io.conceptlinker.link.lm;

import io.conceptlinker.link.lm.weights.ModelFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SHA-256 of each file of a model, in the format of {@code sha256sum}, sorted by file name.
 *
 * @param hashes hexadecimal, by file name
 */
record ModelChecksums(SortedMap<String, String> hashes) {
  private static final int VERSION_DIGITS = 12;
  private static final int BLOCK = 1 << 16;

  /** A name that leads nowhere else. */
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9][\\w.-]*)");

  ModelChecksums {
    hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
  }

  static ModelChecksums read(Path file) throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ModelFormatException(
          file, "expected the directory of a model, as train export writes it, found none", e);
    }
    SortedMap<String, String> hashes = new TreeMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new ModelFormatException(
            file, "line " + number + ": expected a hash, two spaces and the name of a file");
      }
      hashes.put(matcher.group(2), matcher.group(1));
    }
    return new ModelChecksums(hashes);
  }

  /** Of all files of a directory but {@code checksums.txt}. */
  static ModelChecksums of(Iterable<Path> files) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (Path file : files) {
      hashes.put(String.valueOf(file.getFileName()), sha256(file));
    }
    return new ModelChecksums(hashes);
  }

  void verify(Path directory) throws IOException {
    for (Map.Entry<String, String> entry : hashes.entrySet()) {
      Path file = directory.resolve(entry.getKey());
      if (!Files.isRegularFile(file)) {
        throw new ModelFormatException(
            file, "expected it, for checksums.txt has it, found none; copy the model again");
      }
      String found = sha256(file);
      if (!found.equals(entry.getValue())) {
        throw new ModelFormatException(
            file,
            "expected the SHA-256 ["
                + entry.getValue()
                + "] of checksums.txt, found ["
                + found
                + "]; copy the model again");
      }
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    hashes.forEach((file, hash) -> text.append(hash).append("  ").append(file).append('\n'));
    return text.toString();
  }

  String version() {
    byte[] hash = digest().digest(text().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] block = new byte[BLOCK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        digest.update(block, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: expected in every Java runtime", e);
    }
  }
}

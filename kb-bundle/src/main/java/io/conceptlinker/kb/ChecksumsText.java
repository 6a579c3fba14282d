package io.conceptlinker.kb;

import io.conceptlinker.kb.store.CorruptBundleException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The SHA-256 of each file of a bundle, in the format of {@code sha256sum}, sorted by file name.
 *
 * @param hashes the hexadecimal hash by file name
 */
record ChecksumsText(SortedMap<String, String> hashes) {
  private static final int HASH_LENGTH = 64;
  private static final String SEPARATOR = "  ";

  /** What a bundle's files may be called: nothing that leads elsewhere or that no file can bear. */
  private static final Pattern FILE_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(newDigest().digest(bytes));
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: expected in every Java runtime", e);
    }
  }

  /** Returns the hash over the lines of the binary files: what identifies the content. */
  String contentHash() {
    TreeMap<String, String> content = new TreeMap<>(hashes);
    content.remove(BundleFiles.MANIFEST);
    return sha256(format(content).getBytes(StandardCharsets.UTF_8));
  }

  String format() {
    return format(hashes);
  }

  private static String format(Map<String, String> hashes) {
    StringBuilder text = new StringBuilder();
    hashes.forEach((file, hash) -> text.append(hash).append(SEPARATOR).append(file).append('\n'));
    return text.toString();
  }

  static ChecksumsText parse(Path path, String text) throws CorruptBundleException {
    TreeMap<String, String> hashes = new TreeMap<>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      int file = at + HASH_LENGTH + SEPARATOR.length();
      if (end <= file || !text.startsWith(SEPARATOR, at + HASH_LENGTH)) {
        throw new CorruptBundleException(path, at, "expected a line of a hash and a file name");
      }
      String name = text.substring(file, end);
      if (!FILE_NAME.matcher(name).matches()) {
        throw new CorruptBundleException(path, file, "expected the name of a file of a bundle");
      }
      hashes.put(name, text.substring(at, at + HASH_LENGTH));
      at = end + 1;
    }
    ChecksumsText checksums = new ChecksumsText(hashes);
    if (!checksums.format().equals(text)) {
      throw new CorruptBundleException(path, 0, "expected one line a file, sorted by file name");
    }
    return checksums;
  }
}

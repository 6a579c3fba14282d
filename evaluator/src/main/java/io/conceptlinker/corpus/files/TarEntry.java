package io.conceptlinker.corpus.files;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The header of a file in a tar archive (POSIX ustar, with the long names of GNU and pax).
 *
 * @param name its name
 * @param kind its type flag
 * @param offset where its content starts in the archive
 * @param size the length of its content in bytes
 */
record TarEntry(String name, char kind, long offset, long size) {
  /** Headers and contents fill whole blocks. */
  static final int BLOCK = 512;

  private static final int NAME = 0;
  private static final int SIZE = 124;
  private static final int CHECKSUM = 148;
  private static final int KIND = 156;
  private static final int PREFIX = 345;

  /** Reads a header at an offset of the archive; nothing if it is none. */
  static Optional<TarEntry> parse(byte[] header, long at) {
    long size = octal(header, SIZE, 12);
    if (size < 0 || octal(header, CHECKSUM, 8) != checksum(header)) {
      return Optional.empty();
    }
    String prefix = header[257] == 'u' && header[262] == 0 ? text(header, PREFIX, 155) : "";
    String name = text(header, NAME, 100);
    return Optional.of(
        new TarEntry(
            prefix.isEmpty() ? name : prefix + "/" + name, (char) header[KIND], at + BLOCK, size));
  }

  /** Where the next header is. */
  long end() {
    return offset + (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  boolean isFile() {
    return kind == '0' || kind == 0;
  }

  /** Whether the content is the name of the next entry. */
  boolean isLongName() {
    return kind == 'L' || kind == 'x';
  }

  /** The name in the content of such an entry; empty if there is none. */
  static String longName(byte[] content, char kind) {
    if (kind == 'L') {
      return text(content, 0, content.length);
    }
    String name = "";
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
      int path = line.indexOf(" path=");
      name = path > 0 ? line.substring(path + " path=".length()) : name;
    }
    return name;
  }

  /** The sum of the bytes of a header, with spaces for the checksum itself. */
  private static long checksum(byte[] header) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= CHECKSUM && i < CHECKSUM + 8 ? ' ' : header[i] & 0xFF;
    }
    return sum;
  }

  private static long octal(byte[] header, int from, int length) {
    String digits = text(header, from, length).strip();
    return digits.matches("[0-7]{1,11}") ? Long.parseLong(digits, 8) : -1;
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}

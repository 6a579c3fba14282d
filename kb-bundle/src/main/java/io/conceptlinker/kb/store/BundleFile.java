package io.conceptlinker.kb.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.apache.lucene.util.Unwrappable;

/**
 * A verified, mapped file of a bundle.
 *
 * <p>Footer, 40 bytes, little endian: {@code long} offset of the directory, {@code long} length of
 * everything before the block checksums, {@code int} block size, {@code int} number of sections,
 * {@code int} zero, {@code int} CRC32C of the block checksums and the footer so far, {@code long}
 * magic number. Immutable and thread-safe; lives as long as its arena.
 */
public final class BundleFile {
  /** The format version that is written. */
  public static final int FORMAT_VERSION = 1;

  static final long HEADER_MAGIC = 0x454C4946424B4C43L; // "CLKBFILE"
  static final long FOOTER_MAGIC = 0x454E4F44424B4C43L; // "CLKBDONE"
  static final int HEADER_LENGTH = 16;
  static final int FOOTER_LENGTH = 40;
  static final int BLOCK_SIZE = 1 << 20;
  static final int ALIGNMENT = 8;
  static final int CRC_IN_FOOTER = 28;

  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path path;
  private final MemorySegment bytes;
  private final int checksum;
  private final Map<String, MemorySegment> sections;

  private BundleFile(
      Path path, MemorySegment bytes, int checksum, Map<String, MemorySegment> sections) {
    this.path = path;
    this.bytes = bytes;
    this.checksum = checksum;
    this.sections = sections;
  }

  /**
   * Maps a file and verifies every byte of it.
   *
   * @param path the file
   * @param kind four ASCII characters that say what is in it
   * @param arena owns the mapping; a shared one if several threads read
   * @throws CorruptBundleException if it is missing or not what was written
   * @throws IncompatibleBundleException if it is intact but of another format version
   */
  public static BundleFile open(Path path, String kind, Arena arena) throws IOException {
    MemorySegment bytes;
    // Lucene's test file systems wrap paths, and their channels cannot map to an arena.
    Path real = Unwrappable.unwrapAll(path);
    try (FileChannel channel = FileChannel.open(real, StandardOpenOption.READ)) {
      bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (NoSuchFileException e) {
      CorruptBundleException missing =
          new CorruptBundleException(path, 0, "expected a file, found none");
      missing.initCause(e);
      throw missing;
    }
    int checksum = verify(path, bytes);
    int version = bytes.get(INT, 12);
    if (version != FORMAT_VERSION) {
      throw new IncompatibleBundleException(path, FORMAT_VERSION, version);
    }
    String found =
        new String(bytes.asSlice(8, 4).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
    if (!found.equals(kind)) {
      throw new CorruptBundleException(
          path, 8, "expected a file of kind [" + kind + "], found [" + found + "]");
    }
    return new BundleFile(path, bytes, checksum, readDirectory(path, bytes));
  }

  private static int verify(Path path, MemorySegment bytes) throws IOException {
    long size = bytes.byteSize();
    if (size < HEADER_LENGTH + FOOTER_LENGTH) {
      throw new CorruptBundleException(
          path,
          size,
          "expected at least " + (HEADER_LENGTH + FOOTER_LENGTH) + " bytes, found " + size);
    }
    long footer = size - FOOTER_LENGTH;
    long magic = bytes.get(LONG, size - Long.BYTES);
    if (magic != FOOTER_MAGIC) {
      throw new CorruptBundleException(
          path,
          size - Long.BYTES,
          "expected the end mark of a complete file, found " + Long.toHexString(magic));
    }
    long checked = bytes.get(LONG, footer + 8);
    long blocks = Math.ceilDiv(checked, (long) BLOCK_SIZE);
    if (checked < HEADER_LENGTH
        || checked > footer
        || checked + blocks * Integer.BYTES != footer
        || bytes.get(INT, footer + 16) != BLOCK_SIZE) {
      throw new CorruptBundleException(
          path, footer, "expected " + size + " bytes, found a footer for another length");
    }
    int checksum = bytes.get(INT, footer + CRC_IN_FOOTER);
    expectChecksum(path, bytes, checked, footer + CRC_IN_FOOTER, checksum);
    for (long block = 0; block < blocks; block++) {
      long from = block * BLOCK_SIZE;
      long to = Math.min(checked, from + BLOCK_SIZE);
      expectChecksum(path, bytes, from, to, bytes.get(INT, checked + block * Integer.BYTES));
    }
    if (bytes.get(LONG, 0) != HEADER_MAGIC) {
      throw new CorruptBundleException(path, 0, "expected the header of a bundle file");
    }
    return checksum;
  }

  private static void expectChecksum(
      Path path, MemorySegment bytes, long from, long to, int expected) throws IOException {
    CRC32C crc = new CRC32C();
    crc.update(bytes.asSlice(from, to - from).asByteBuffer());
    int found = (int) crc.getValue();
    if (found != expected) {
      throw new CorruptBundleException(
          path,
          from,
          "expected checksum "
              + Integer.toHexString(expected)
              + " for "
              + (to - from)
              + " bytes, found "
              + Integer.toHexString(found));
    }
  }

  private static Map<String, MemorySegment> readDirectory(Path path, MemorySegment bytes)
      throws IOException {
    long footer = bytes.byteSize() - FOOTER_LENGTH;
    long at = bytes.get(LONG, footer);
    long end = bytes.get(LONG, footer + 8);
    int count = bytes.get(INT, footer + 20);
    Map<String, MemorySegment> sections = new HashMap<>();
    for (int i = 0; i < count; i++) {
      if (at < HEADER_LENGTH || at + Integer.BYTES > end) {
        throw new CorruptBundleException(path, at, "expected a directory entry");
      }
      int length = bytes.get(INT, at);
      at += Integer.BYTES;
      if (length < 0 || at + length + 2 * Long.BYTES > end) {
        throw new CorruptBundleException(path, at, "expected a section name of " + length);
      }
      String name =
          new String(
              bytes.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
      at += length;
      long offset = bytes.get(LONG, at);
      long size = bytes.get(LONG, at + Long.BYTES);
      at += 2 * Long.BYTES;
      if (offset < HEADER_LENGTH || size < 0 || offset > end - size) {
        throw new CorruptBundleException(path, at, "expected section [" + name + "] in the file");
      }
      sections.put(name, bytes.asSlice(offset, size));
    }
    return sections;
  }

  /** Returns the bytes of a section. */
  public MemorySegment section(String name) throws CorruptBundleException {
    MemorySegment section = sections.get(name);
    if (section == null) {
      throw new CorruptBundleException(path, 0, "expected section [" + name + "], found none");
    }
    return section;
  }

  /** Returns the names of the sections. */
  public Set<String> sections() {
    return Set.copyOf(sections.keySet());
  }

  /** Returns the checksum of the block checksums and the footer, thus of the whole file. */
  public int checksum() {
    return checksum;
  }

  /** Returns the length in bytes, header and footer included. */
  public long length() {
    return bytes.byteSize();
  }

  /** Returns where the file was opened. */
  public Path path() {
    return path;
  }
}

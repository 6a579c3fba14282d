package io.conceptlinker.trie;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Finds the ordinal of a word in constant time and without garbage: a hash table with chained
 * buckets laid out in sequence, read in place.
 *
 * <p>Layout, little endian: {@code int} words, {@code int} buckets, {@code int} ends[buckets + 1]
 * (offsets into the entries, the first is 0), entries, eight zero bytes. An entry is its length
 * (one byte, or 255 and an {@code int}), its ordinal (as few bytes as the number of words needs),
 * and the key in UTF-8. Immutable and thread-safe.
 */
final class WordTable {
  static final int WORDS_PER_BUCKET = 2;
  static final int LONG_WORD = 255;
  private static final int HEADER = 2 * Integer.BYTES;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment table;
  private final int size;
  private final int buckets;
  private final int ordinalBytes;
  private final int ordinalMask;
  private final long entries;

  WordTable(MemorySegment table) {
    this.table = table;
    this.size = table.get(INT, 0);
    this.buckets = table.get(INT, Integer.BYTES);
    this.ordinalBytes = ordinalBytes(size);
    this.ordinalMask = ordinalBytes == Integer.BYTES ? -1 : (1 << (8 * ordinalBytes)) - 1;
    this.entries = HEADER + Integer.BYTES * (buckets + 1L);
    if (size < 0 || buckets < 1 || entries + Long.BYTES > table.byteSize()) {
      throw new IllegalArgumentException(
          "word table ["
              + table.byteSize()
              + " bytes]: expected "
              + buckets
              + " buckets; compile the knowledge base again");
    }
  }

  int size() {
    return size;
  }

  /**
   * Returns the ordinal of the key, or -1; the array goes on for {@link WordHash#PADDING} bytes.
   */
  int find(byte[] key, int from, int length, int hash) {
    long ends = HEADER + (long) Integer.BYTES * bucket(hash, buckets);
    long both = table.get(LONG, ends);
    long at = entries + (int) both;
    long end = entries + (both >>> Integer.SIZE);
    while (at < end) {
      int entryLength = table.get(ValueLayout.JAVA_BYTE, at++) & 0xFF;
      if (entryLength == LONG_WORD) {
        entryLength = table.get(INT, at);
        at += Integer.BYTES;
      }
      if (entryLength == length && matches(at + ordinalBytes, key, from, length)) {
        return table.get(INT, at) & ordinalMask;
      }
      at += ordinalBytes + entryLength;
    }
    return -1;
  }

  private boolean matches(long at, byte[] key, int from, int length) {
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      if (table.get(LONG, at + i) != WordHash.read(key, from + i)) {
        return false;
      }
    }
    return i == length
        || ((table.get(LONG, at + i) ^ WordHash.read(key, from + i)) & WordHash.mask(length - i))
            == 0;
  }

  static int bucket(int hash, int buckets) {
    return (int) (((hash & 0xFFFFFFFFL) * buckets) >>> 32);
  }

  static int ordinalBytes(int words) {
    return Math.ceilDiv(Integer.SIZE - Integer.numberOfLeadingZeros(words), 8);
  }
}

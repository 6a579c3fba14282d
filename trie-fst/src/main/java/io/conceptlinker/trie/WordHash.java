package io.conceptlinker.trie;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The hash of a word's key, part of the file format: eight bytes at a time, little endian, the last
 * ones padded with zeros; each step multiplies by an odd constant and folds the high half down.
 */
final class WordHash {
  /** How many bytes beyond a key its array must have, so that the last step can read eight. */
  static final int PADDING = Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private WordHash() {}

  /** Hashes {@code [from, from + length)}; the array goes on for {@link #PADDING} bytes. */
  static int hash(byte[] bytes, int from, int length) {
    long hash = length * MULTIPLIER;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      hash = step(hash, read(bytes, from + i));
    }
    if (i < length) {
      hash = step(hash, read(bytes, from + i) & mask(length - i));
    }
    return (int) (hash ^ hash >>> 32);
  }

  /** Reads eight bytes, little endian. */
  static long read(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** A mask for the low {@code bytes} bytes, 1 to 7. */
  static long mask(int bytes) {
    return -1L >>> (Long.SIZE - 8 * bytes);
  }

  private static long step(long hash, long value) {
    long mixed = (hash ^ value) * MULTIPLIER;
    return mixed ^ mixed >>> 29;
  }
}

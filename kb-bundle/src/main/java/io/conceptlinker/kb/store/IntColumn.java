package io.conceptlinker.kb.store;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import org.apache.lucene.store.DataOutput;

/**
 * Non-negative integers, each in as many bits as the largest needs (at most 56). Constant time, no
 * garbage, immutable and thread-safe.
 *
 * <p>Layout: {@code int} count, {@code int} bits, the values from the lowest bit up, eight zero
 * bytes.
 */
public final class IntColumn {
  private static final int HEADER = 2 * Integer.BYTES;
  private static final int MAX_BITS = 56;

  private final MemorySegment bytes;
  private final int count;
  private final int bits;
  private final long mask;

  /** Reads a section in place. */
  public IntColumn(MemorySegment bytes) {
    this.bytes = bytes;
    this.count = bytes.get(BundleFile.INT, 0);
    this.bits = bytes.get(BundleFile.INT, Integer.BYTES);
    if (count < 0 || bits < 0 || bits > MAX_BITS || bytes.byteSize() < length(count, bits)) {
      throw new IllegalArgumentException(
          "column ["
              + bytes.byteSize()
              + " bytes]: expected "
              + count
              + " values of "
              + bits
              + " bits");
    }
    this.mask = (1L << bits) - 1;
  }

  /** Writes {@code count} values; the function is called twice for each index, in rising order. */
  public static void write(DataOutput out, int count, IntToLongFunction values) throws IOException {
    long all = 0;
    for (int i = 0; i < count; i++) {
      all |= values.applyAsLong(i);
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(all);
    if (bits > MAX_BITS) {
      throw new IllegalArgumentException("column: expected values from 0 to 2^" + MAX_BITS);
    }
    out.writeInt(count);
    out.writeInt(bits);
    long pending = 0;
    int filled = 0;
    for (int i = 0; i < count && bits > 0; i++) {
      pending |= values.applyAsLong(i) << filled;
      filled += bits;
      while (filled >= Byte.SIZE) {
        out.writeByte((byte) pending);
        pending >>>= Byte.SIZE;
        filled -= Byte.SIZE;
      }
    }
    if (filled > 0) {
      out.writeByte((byte) pending);
    }
    out.writeLong(0);
  }

  private static long length(int count, int bits) {
    return HEADER + ((long) count * bits + Byte.SIZE - 1) / Byte.SIZE + Long.BYTES;
  }

  /** Returns the number of values. */
  public int size() {
    return count;
  }

  /** Returns value {@code i}, which must fit an {@code int}. */
  public int get(int i) {
    return (int) getLong(i);
  }

  /** Returns value {@code i}. */
  public long getLong(int i) {
    Objects.checkIndex(i, count);
    long bit = (long) i * bits;
    return (bytes.get(BundleFile.LONG, HEADER + (bit >>> 3)) >>> (bit & 7)) & mask;
  }
}

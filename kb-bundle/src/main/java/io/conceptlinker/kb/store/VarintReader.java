package io.conceptlinker.kb.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Reads Lucene's {@code vInt}s and {@code vLong}s one after the other. Confined to one thread. */
public final class VarintReader {
  private final MemorySegment bytes;
  private long at;

  /** Creates a reader at the start of a section. */
  public VarintReader(MemorySegment bytes) {
    this.bytes = bytes;
  }

  /** Goes to an offset in the section. */
  public VarintReader seek(long offset) {
    at = offset;
    return this;
  }

  /** Returns the offset of the next number. */
  public long position() {
    return at;
  }

  /** Reads a number that fits an {@code int}. */
  public int nextInt() {
    byte first = bytes.get(ValueLayout.JAVA_BYTE, at++);
    return first >= 0 ? first : (int) more(first);
  }

  /** Reads a number. */
  public long nextLong() {
    byte first = bytes.get(ValueLayout.JAVA_BYTE, at++);
    return first >= 0 ? first : more(first);
  }

  private long more(byte first) {
    long value = first & 0x7F;
    for (int shift = 7; shift < Long.SIZE; shift += 7) {
      byte b = bytes.get(ValueLayout.JAVA_BYTE, at++);
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        break;
      }
    }
    return value;
  }
}

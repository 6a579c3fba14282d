package io.conceptlinker.kb.ngram;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Reads variable-length numbers, low seven bits first, from mapped memory. */
final class SegmentCursor {
  private final MemorySegment segment;
  private long position;

  SegmentCursor(MemorySegment segment) {
    this.segment = segment;
  }

  void seek(long to) {
    position = to;
  }

  long position() {
    return position;
  }

  byte readByte() {
    return segment.get(ValueLayout.JAVA_BYTE, position++);
  }

  int readInt() {
    return (int) readLong();
  }

  long readLong() {
    byte b = readByte();
    if (b >= 0) {
      return b;
    }
    long value = b & 0x7FL;
    for (int shift = 7; ; shift += 7) {
      b = readByte();
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }
}

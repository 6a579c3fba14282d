package io.conceptlinker.trie;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Follows the arcs of a Lucene FST (format version {@value #FORMAT}, input type BYTE4, positive
 * integer outputs) in place, without an object or a boxed number per arc. The only class that knows
 * how Lucene lays arcs out; {@code org.apache.lucene.util.fst.FST} is the description.
 *
 * <p>Bytes are read backwards. A node is a list of arcs of variable length, or starts with a flag
 * byte, the number of arcs and their fixed length, and is then searched (binary search) or indexed
 * (continuous labels, direct addressing with a bit for each label in the range).
 *
 * <p>Confined to one thread: a successful {@link #find} leaves the arc in the fields.
 */
final class FstArcs {
  /** {@code FST.VERSION_CONTINUOUS_ARCS}: written on purpose, also when Lucene has a newer one. */
  static final int FORMAT = 9;

  /** The target of arcs that go nowhere. */
  static final long END = 0;

  private static final int FINAL_ARC = 1;
  private static final int LAST_ARC = 1 << 1;
  private static final int TARGET_NEXT = 1 << 2;
  private static final int STOP_NODE = 1 << 3;
  private static final int HAS_OUTPUT = 1 << 4;
  private static final int HAS_FINAL_OUTPUT = 1 << 5;
  private static final int BINARY_SEARCH = HAS_FINAL_OUTPUT;
  private static final int DIRECT_ADDRESSING = 1 << 6;
  private static final int CONTINUOUS = BINARY_SEARCH | DIRECT_ADDRESSING;

  private final MemorySegment bytes;
  private long at;

  /** The node that the arc leads to, or {@link #END}. */
  long target;

  /** The arc's own output, to be added to the outputs before it. */
  long output;

  /** Whether an input ends with this arc. */
  boolean isFinal;

  /** Whether no arc of the node has a higher label. */
  boolean isLast;

  /** What is added to the outputs if the input ends here. */
  long finalOutput;

  FstArcs(MemorySegment bytes) {
    this.bytes = bytes;
  }

  /** Goes to the arc of a node that has the label; returns whether there is one. */
  boolean find(long node, int label) {
    if (node <= END) {
      return false;
    }
    at = node;
    int flags = read();
    return switch (flags) {
      case DIRECT_ADDRESSING -> findDirect(label);
      case CONTINUOUS -> findContinuous(label);
      case BINARY_SEARCH -> findSorted(label);
      default -> findInList(flags, label);
    };
  }

  /** Takes the label of an arc that is in the fields; the fields must not be changed. */
  @FunctionalInterface
  interface Visitor {
    void visit(int label);
  }

  /** Goes to each arc of a node in turn, by rising label. */
  void forEach(long node, Visitor visitor) {
    if (node <= END) {
      return;
    }
    at = node;
    int flags = read();
    switch (flags) {
      case DIRECT_ADDRESSING -> forEachDirect(visitor);
      case CONTINUOUS -> forEachContinuous(visitor);
      case BINARY_SEARCH -> forEachSorted(visitor);
      default -> forEachInList(flags, visitor);
    }
  }

  /** Passes on the labels of a node, rising, without reading the arcs. */
  void forEachLabel(long node, Visitor visitor) {
    if (node <= END) {
      return;
    }
    at = node;
    int flags = read();
    switch (flags) {
      case DIRECT_ADDRESSING -> forEachLabelDirect(visitor);
      case CONTINUOUS -> forEachLabelContinuous(visitor);
      case BINARY_SEARCH -> forEachLabelSorted(visitor);
      default -> forEachLabelInList(flags, visitor);
    }
  }

  private void forEachLabelDirect(Visitor visitor) {
    int range = readInt();
    readInt();
    long bits = at;
    at -= (range + 7) >>> 3;
    int first = readInt();
    for (int index = 0; index < range; index++) {
      if ((byteAt(bits - (index >>> 3)) >>> (index & 7) & 1) != 0) {
        visitor.visit(first + index);
      }
    }
  }

  private void forEachLabelContinuous(Visitor visitor) {
    int count = readInt();
    readInt();
    int first = readInt();
    for (int index = 0; index < count; index++) {
      visitor.visit(first + index);
    }
  }

  private void forEachLabelSorted(Visitor visitor) {
    int count = readInt();
    int arcLength = readInt();
    long arcs = at;
    for (int index = 0; index < count; index++) {
      at = arcs - (long) arcLength * index - 1;
      visitor.visit(readInt());
    }
  }

  private void forEachLabelInList(int firstFlags, Visitor visitor) {
    int flags = firstFlags;
    visitor.visit(readInt());
    while ((flags & LAST_ARC) == 0) {
      skipArc(flags);
      flags = read();
      visitor.visit(readInt());
    }
  }

  private void forEachDirect(Visitor visitor) {
    int range = readInt();
    int arcLength = readInt();
    long bits = at;
    at -= (range + 7) >>> 3;
    int first = readInt();
    long arcs = at;
    long next = arcs - (long) arcLength * countBits(bits, range);
    int present = 0;
    for (int index = 0; index < range; index++) {
      if ((byteAt(bits - (index >>> 3)) >>> (index & 7) & 1) != 0) {
        at = arcs - (long) arcLength * present++;
        readArc(read(), next);
        visitor.visit(first + index);
      }
    }
  }

  private void forEachContinuous(Visitor visitor) {
    int count = readInt();
    int arcLength = readInt();
    int first = readInt();
    long arcs = at;
    for (int index = 0; index < count; index++) {
      at = arcs - (long) arcLength * index;
      readArc(read(), arcs - (long) arcLength * count);
      visitor.visit(first + index);
    }
  }

  private void forEachSorted(Visitor visitor) {
    int count = readInt();
    int arcLength = readInt();
    long arcs = at;
    for (int index = 0; index < count; index++) {
      at = arcs - (long) arcLength * index;
      int flags = read();
      int label = readInt();
      readArc(flags, arcs - (long) arcLength * count);
      visitor.visit(label);
    }
  }

  private void forEachInList(int firstFlags, Visitor visitor) {
    int flags = firstFlags;
    while (true) {
      int label = readInt();
      long rest = at;
      readListedArc(flags);
      visitor.visit(label);
      if ((flags & LAST_ARC) != 0) {
        return;
      }
      at = rest;
      skipArc(flags);
      flags = read();
    }
  }

  private boolean findDirect(int label) {
    int range = readInt();
    int arcLength = readInt();
    long bits = at;
    at -= (range + 7) >>> 3;
    int index = label - readInt();
    if (index < 0 || index >= range || (byteAt(bits - (index >>> 3)) >>> (index & 7) & 1) == 0) {
      return false;
    }
    long arcs = at;
    at = arcs - (long) arcLength * countBits(bits, index);
    int flags = read();
    boolean targetNext = (flags & (TARGET_NEXT | STOP_NODE)) == TARGET_NEXT;
    long next = targetNext ? arcs - (long) arcLength * countBits(bits, range) : 0;
    readArc(flags, next);
    return true;
  }

  private boolean findContinuous(int label) {
    int count = readInt();
    int arcLength = readInt();
    int index = label - readInt();
    if (index < 0 || index >= count) {
      return false;
    }
    long arcs = at;
    at = arcs - (long) arcLength * index;
    readArc(read(), arcs - (long) arcLength * count);
    return true;
  }

  private boolean findSorted(int label) {
    int count = readInt();
    int arcLength = readInt();
    long arcs = at;
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      at = arcs - (long) arcLength * middle;
      int flags = read();
      int found = readInt();
      if (found < label) {
        low = middle + 1;
      } else if (found > label) {
        high = middle - 1;
      } else {
        readArc(flags, arcs - (long) arcLength * count);
        return true;
      }
    }
    return false;
  }

  private boolean findInList(int firstFlags, int label) {
    int flags = firstFlags;
    while (true) {
      int found = readInt();
      if (found == label) {
        readListedArc(flags);
        return true;
      }
      if (found > label || (flags & LAST_ARC) != 0) {
        return false;
      }
      skipArc(flags);
      flags = read();
    }
  }

  /** Reads an arc behind its label, in a node where the next node's address is known. */
  private void readArc(int flags, long next) {
    readOutputs(flags);
    if ((flags & STOP_NODE) != 0) {
      target = END;
    } else if ((flags & TARGET_NEXT) != 0) {
      target = next;
    } else {
      target = readLong();
    }
  }

  private void readListedArc(int flags) {
    readOutputs(flags);
    if ((flags & STOP_NODE) != 0) {
      target = END;
      return;
    }
    if ((flags & TARGET_NEXT) == 0) {
      target = readLong();
      return;
    }
    int following = flags;
    while ((following & LAST_ARC) == 0) {
      following = read();
      readInt();
      skipArc(following);
    }
    target = at;
  }

  private void readOutputs(int flags) {
    output = (flags & HAS_OUTPUT) != 0 ? readLong() : 0;
    finalOutput = (flags & HAS_FINAL_OUTPUT) != 0 ? readLong() : 0;
    isFinal = (flags & FINAL_ARC) != 0;
    isLast = (flags & LAST_ARC) != 0;
  }

  /** Skips the outputs and the target of an arc. */
  private void skipArc(int flags) {
    if ((flags & HAS_OUTPUT) != 0) {
      readLong();
    }
    if ((flags & HAS_FINAL_OUTPUT) != 0) {
      readLong();
    }
    if ((flags & (STOP_NODE | TARGET_NEXT)) == 0) {
      readLong();
    }
  }

  /** Counts the bits before {@code index} in a table that is read backwards from {@code bits}. */
  private int countBits(long bits, int index) {
    int count = 0;
    int whole = index >>> 3;
    int counted = 0;
    for (; counted + Long.BYTES <= whole; counted += Long.BYTES) {
      long eight = bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, bits - counted - Long.BYTES + 1);
      count += Long.bitCount(eight);
    }
    for (; counted < whole; counted++) {
      count += Integer.bitCount(byteAt(bits - counted));
    }
    int rest = index & 7;
    return rest == 0 ? count : count + Integer.bitCount(byteAt(bits - whole) & (1 << rest) - 1);
  }

  private int byteAt(long position) {
    return bytes.get(ValueLayout.JAVA_BYTE, position) & 0xFF;
  }

  private int read() {
    return byteAt(at--);
  }

  private int readInt() {
    return (int) readLong();
  }

  private long readLong() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int b = read();
      value |= (b & 0x7FL) << shift;
      if (b < 0x80) {
        break;
      }
    }
    return value;
  }
}

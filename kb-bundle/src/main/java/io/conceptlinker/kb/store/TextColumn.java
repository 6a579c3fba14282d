package io.conceptlinker.kb.store;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/**
 * One string for each index, in UTF-8. Immutable and thread-safe.
 *
 * <p>Two sections: {@code NAME.starts}, an {@link IntColumn} with one value more than there are
 * strings, and {@code NAME.bytes}.
 */
public final class TextColumn {
  private final IntColumn starts;
  private final MemorySegment bytes;

  /** Opens the two sections. */
  public TextColumn(BundleFile file, String name) throws CorruptBundleException {
    this.starts = new IntColumn(file.section(name + ".starts"));
    this.bytes = file.section(name + ".bytes");
  }

  /** Gives the strings that are to be written. */
  @FunctionalInterface
  public interface Source {
    /** Returns string {@code i} in UTF-8; the caller is done with it before the next call. */
    BytesRef get(int i);
  }

  /** Writes the two sections; the source is asked for each string twice, in rising order. */
  public static void write(BundleFileWriter out, String name, int count, Source texts)
      throws IOException {
    long[] starts = new long[count + 1];
    out.section(name + ".bytes");
    for (int i = 0; i < count; i++) {
      BytesRef text = texts.get(i);
      out.writeBytes(text.bytes, text.offset, text.length);
      starts[i + 1] = starts[i] + text.length;
    }
    out.section(name + ".starts");
    IntColumn.write(out, starts.length, i -> starts[i]);
  }

  /** Returns the number of strings. */
  public int size() {
    return starts.size() - 1;
  }

  /** Returns string {@code i}. */
  public String get(int i) {
    long start = starts.getLong(i);
    byte[] copy = new byte[(int) (starts.getLong(i + 1) - start)];
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, start, copy, 0, copy.length);
    return new String(copy, StandardCharsets.UTF_8);
  }

  /** Returns the index of a string in a column sorted by UTF-8 bytes, or -1. */
  public int find(String text) {
    byte[] key = text.getBytes(StandardCharsets.UTF_8);
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, key);
      if (order < 0) {
        low = middle + 1;
      } else if (order > 0) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  private int compare(int i, byte[] key) {
    long start = starts.getLong(i);
    int length = (int) (starts.getLong(i + 1) - start);
    int common = Math.min(length, key.length);
    for (int at = 0; at < common; at++) {
      int order = Byte.compareUnsigned(bytes.get(ValueLayout.JAVA_BYTE, start + at), key[at]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(length, key.length);
  }

  /** Returns whether every string is greater than the one before, in the order of UTF-8 bytes. */
  public boolean isSorted() {
    byte[] before = {};
    for (int i = 0; i < size(); i++) {
      byte[] text = get(i).getBytes(StandardCharsets.UTF_8);
      if (i > 0 && Arrays.compareUnsigned(before, text) >= 0) {
        return false;
      }
      before = text;
    }
    return true;
  }
}

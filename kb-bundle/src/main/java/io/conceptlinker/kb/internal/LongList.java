package io.conceptlinker.kb.internal;

import java.util.Arrays;
import java.util.Objects;

/** A growing list of {@code long}s. */
public final class LongList {
  private long[] values = new long[256];
  private int size;

  /** Creates an empty list. */
  public LongList() {}

  /** Appends a value. */
  public void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  /** Returns value {@code i}. */
  public long get(int i) {
    return values[Objects.checkIndex(i, size)];
  }

  /** Returns the number of values. */
  public int size() {
    return size;
  }

  /** Returns a copy of the values. */
  public long[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** Returns the different values of an array, rising; the array is sorted. */
  static long[] distinct(long[] values) {
    Arrays.sort(values);
    int out = 0;
    for (int i = 0; i < values.length; i++) {
      if (out == 0 || values[out - 1] != values[i]) {
        values[out++] = values[i];
      }
    }
    return Arrays.copyOf(values, out);
  }
}

package io.conceptlinker.kb.internal;

import java.util.Arrays;
import java.util.Objects;

/** A growing list of {@code int}s. */
public final class IntList {
  private int[] values = new int[16];
  private int size;

  /** Creates an empty list. */
  public IntList() {}

  /** Appends a value. */
  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  /** Returns value {@code i}. */
  public int get(int i) {
    return values[Objects.checkIndex(i, size)];
  }

  /** Replaces value {@code i}. */
  public void set(int i, int value) {
    values[Objects.checkIndex(i, size)] = value;
  }

  /** Returns the number of values. */
  public int size() {
    return size;
  }

  /** Returns a copy of the values. */
  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}

package io.conceptlinker.link.lm.tokenizer;

import java.util.Arrays;

/**
 * Maps {@code long}s that are not negative to {@code long}s that are not negative, by open
 * addressing. Filled by one thread, then shared.
 */
final class LongTable {
  static final long NONE = -1;
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private long[] keys;
  private long[] values;
  private int shift;
  private int size;

  LongTable(int expected) {
    allocate(Math.max(16, Integer.highestOneBit(Math.max(1, expected)) * 4));
  }

  private void allocate(int capacity) {
    keys = new long[capacity];
    values = new long[capacity];
    Arrays.fill(keys, NONE);
    shift = Long.numberOfLeadingZeros(capacity) + 1;
  }

  /** Returns the value of a key, or {@link #NONE}. */
  long get(long key) {
    int slot = slot(key);
    return keys[slot] == key ? values[slot] : NONE;
  }

  void put(long key, long value) {
    int slot = slot(key);
    if (keys[slot] == NONE && 2 * ++size > keys.length) {
      grow();
      slot = slot(key);
    }
    keys[slot] = key;
    values[slot] = value;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldValues = values;
    allocate(2 * oldKeys.length);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != NONE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }

  /** Returns where the key is or would be. */
  private int slot(long key) {
    int slot = (int) (key * MULTIPLIER >>> shift);
    while (keys[slot] != key && keys[slot] != NONE) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }
}

package io.conceptlinker.kb.ngram;

import java.util.Arrays;

/** An open-addressing set of longs that are not zero. Confined to one thread. */
final class LongSet {
  private long[] slots = new long[1 << 12];
  private int size;

  void add(long value) {
    int slot = slot(slots, value);
    if (slots[slot] == 0) {
      slots[slot] = value;
      if (++size * 2 > slots.length) {
        grow();
      }
    }
  }

  long[] sorted() {
    long[] values = Arrays.stream(slots).filter(value -> value != 0).toArray();
    Arrays.sort(values);
    return values;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long value : slots) {
      if (value != 0) {
        larger[slot(larger, value)] = value;
      }
    }
    slots = larger;
  }

  private static int slot(long[] slots, long value) {
    int mask = slots.length - 1;
    int slot = (int) ((value * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (slots[slot] != 0 && slots[slot] != value) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

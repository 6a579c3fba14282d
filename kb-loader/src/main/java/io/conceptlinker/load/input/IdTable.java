package io.conceptlinker.load.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Ids and other short texts, numbered 0, 1, 2, ... in the order of their arrival, without an object
 * for each: about 16 bytes and the text's own. Confined to one thread.
 */
public final class IdTable {

  private static final int FIRST_SLOTS = 1 << 10;

  /** ordinal + 1 by hash; open addressing, at most half full. */
  private int[] slots = new int[FIRST_SLOTS];

  private byte[] pool = new byte[FIRST_SLOTS * 8];
  private int[] starts = new int[FIRST_SLOTS / 2 + 1];
  private int size;

  /** Number of texts, and the ordinal that the next new one gets. */
  public int size() {
    return size;
  }

  /** The ordinal of a text, which is added if it is new. */
  public int add(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return add(bytes, 0, bytes.length);
  }

  /** The ordinal of a text, which is added if it is new. */
  public int add(byte[] bytes, int from, int to) {
    int slot = slot(bytes, from, to);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (size == starts.length - 1) {
      starts = Arrays.copyOf(starts, 2 * size + 1);
      rehash();
      slot = slot(bytes, from, to);
    }
    int start = starts[size];
    int end = Math.addExact(start, to - from);
    if (end > pool.length) {
      pool = Arrays.copyOf(pool, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(end, 2L * end)));
    }
    System.arraycopy(bytes, from, pool, start, to - from);
    slots[slot] = ++size;
    starts[size] = end;
    return size - 1;
  }

  /** The ordinal of a text, or -1. */
  public int find(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return find(bytes, 0, bytes.length);
  }

  /** The ordinal of a text, or -1. */
  public int find(byte[] bytes, int from, int to) {
    return slots[slot(bytes, from, to)] - 1;
  }

  /** The text of an ordinal. */
  public String text(int ordinal) {
    int start = starts[ordinal];
    return new String(pool, start, starts[ordinal + 1] - start, UTF_8);
  }

  private int slot(byte[] bytes, int from, int to) {
    int mask = slots.length - 1;
    int slot = hash(bytes, from, to) & mask;
    while (slots[slot] != 0) {
      int ordinal = slots[slot] - 1;
      if (Arrays.equals(pool, starts[ordinal], starts[ordinal + 1], bytes, from, to)) {
        return slot;
      }
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void rehash() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int ordinal = 0; ordinal < size; ordinal++) {
      int slot = hash(pool, starts[ordinal], starts[ordinal + 1]) & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = ordinal + 1;
    }
  }

  /** FNV-1a with Murmur3's finaliser: ids differ in their last digits only. */
  private static int hash(byte[] bytes, int from, int to) {
    int h = 0x811c9dc5;
    for (int i = from; i < to; i++) {
      h = (h ^ bytes[i]) * 0x01000193;
    }
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    return h ^ h >>> 16;
  }
}

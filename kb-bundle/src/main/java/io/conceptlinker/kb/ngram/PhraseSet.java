package io.conceptlinker.kb.ngram;

/** An open-addressing set of phrase ordinals that is cheap to clear. Confined to one thread. */
final class PhraseSet {
  private int[] slots = new int[1 << 12];
  private int[] used = new int[1 << 11];
  private int size;

  /** Adds a phrase; false if it was in already. */
  boolean add(int phrase) {
    int slot = slot(slots, phrase);
    if (slots[slot] != 0) {
      return false;
    }
    if (size == used.length) {
      grow();
      slot = slot(slots, phrase);
    }
    slots[slot] = phrase + 1;
    used[size++] = slot;
    return true;
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      slots[used[i]] = 0;
    }
    size = 0;
  }

  private void grow() {
    int[] larger = new int[slots.length * 2];
    int[] moved = new int[used.length * 2];
    for (int i = 0; i < size; i++) {
      int value = slots[used[i]];
      moved[i] = slot(larger, value - 1);
      larger[moved[i]] = value;
    }
    slots = larger;
    used = moved;
  }

  private static int slot(int[] slots, int phrase) {
    int mask = slots.length - 1;
    int slot = ((phrase * 0x9E3779B9) >>> 7) & mask;
    while (slots[slot] != 0 && slots[slot] != phrase + 1) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

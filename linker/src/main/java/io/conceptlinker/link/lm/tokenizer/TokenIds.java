package io.conceptlinker.link.lm.tokenizer;

import java.util.Arrays;

/** A growing list of token ids. Confined to one thread. */
final class TokenIds {
  private int[] ids = new int[32];
  private int size;

  void add(int id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
    }
    ids[size++] = id;
  }

  void add(int[] more) {
    if (size + more.length > ids.length) {
      ids = Arrays.copyOf(ids, Math.max(2 * size, size + more.length));
    }
    System.arraycopy(more, 0, ids, size, more.length);
    size += more.length;
  }

  int[] toArray() {
    return Arrays.copyOf(ids, size);
  }
}

package io.conceptlinker.link.lm.tokenizer;

import java.util.PriorityQueue;

/**
 * Byte-pair merges (Sennrich et al. 2016): of all neighbours that have one, the merge of the lowest
 * rank is done first, the leftmost of equals. Immutable once filled.
 */
final class BytePairMerges {
  /** Up to here looking at all pairs again and again is faster than a queue. */
  private static final int SHORT = 48;

  private static final int ID_BITS = 32;

  private final LongTable merges;

  BytePairMerges(int expected) {
    merges = new LongTable(expected);
  }

  /** Adds a merge; of a pair that comes twice the last one counts, as in Hugging Face's library. */
  void put(int left, int right, int rank, int id) {
    merges.put(pair(left, right), (long) rank << ID_BITS | id);
  }

  private static long pair(int left, int right) {
    return (long) left << ID_BITS | right;
  }

  /** Merges {@code ids[0..count)} in place; returns how many are left. */
  int apply(int[] ids, int count) {
    return count <= SHORT ? applyToShort(ids, count) : applyToLong(ids, count);
  }

  private int applyToShort(int[] ids, int count) {
    int size = count;
    while (size > 1) {
      long best = Long.MAX_VALUE;
      int at = -1;
      for (int i = 0; i + 1 < size; i++) {
        long merge = merges.get(pair(ids[i], ids[i + 1]));
        if (merge != LongTable.NONE && merge < best) {
          best = merge;
          at = i;
        }
      }
      if (at < 0) {
        break;
      }
      ids[at] = (int) best;
      System.arraycopy(ids, at + 2, ids, at + 1, size - at - 2);
      size--;
    }
    return size;
  }

  /** A linked list of symbols, and a queue of (rank, position) that may be out of date. */
  private int applyToLong(int[] ids, int count) {
    int[] next = new int[count];
    int[] previous = new int[count];
    PriorityQueue<Long> queue = new PriorityQueue<>();
    for (int i = 0; i < count; i++) {
      previous[i] = i - 1;
      next[i] = i + 1 < count ? i + 1 : -1;
      offer(queue, ids, i, next[i]);
    }
    while (!queue.isEmpty()) {
      long entry = queue.remove();
      int left = (int) entry;
      int right = next[left];
      if (ids[left] < 0 || right < 0) {
        continue;
      }
      long merge = merges.get(pair(ids[left], ids[right]));
      if (merge == LongTable.NONE || merge >>> ID_BITS != entry >>> ID_BITS) {
        continue;
      }
      ids[left] = (int) merge;
      ids[right] = -1;
      next[left] = next[right];
      if (next[left] >= 0) {
        previous[next[left]] = left;
      }
      offer(queue, ids, left, next[left]);
      if (previous[left] >= 0) {
        offer(queue, ids, previous[left], left);
      }
    }
    int size = 0;
    for (int i = 0; i >= 0; i = next[i]) {
      ids[size++] = ids[i];
    }
    return size;
  }

  private void offer(PriorityQueue<Long> queue, int[] ids, int left, int right) {
    if (right >= 0) {
      long merge = merges.get(pair(ids[left], ids[right]));
      if (merge != LongTable.NONE) {
        queue.add(merge >>> ID_BITS << ID_BITS | left);
      }
    }
  }
}

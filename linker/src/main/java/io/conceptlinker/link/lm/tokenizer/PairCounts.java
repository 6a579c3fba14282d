package io.conceptlinker.link.lm.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How often tokens stand side by side in weighted pieces, kept up to date while pairs are merged.
 * Pairs are found by a queue whose entries may be out of date: an entry is put back with the true
 * count when its turn comes. Confined to one thread.
 */
final class PairCounts {
  static final long NONE = -1;
  private static final int ID_BITS = 32;

  private final List<int[]> pieces = new ArrayList<>();
  private long[] weights = new long[1024];

  /** From pair to index of the three below. */
  private final LongTable pairs = new LongTable(1 << 16);

  private long[] counts = new long[1 << 16];
  private PieceList[] places = new PieceList[1 << 16];
  private int pairCount;

  private final PriorityQueue<Entry> queue =
      new PriorityQueue<>(
          Comparator.comparingLong(Entry::count).reversed().thenComparingLong(Entry::pair));

  private record Entry(long pair, long count) {}

  /** Pieces that had a pair once, some of them twice. */
  private static final class PieceList {
    private int[] pieces = new int[2];
    private int size;

    void add(int piece) {
      if (size > 0 && pieces[size - 1] == piece) {
        return;
      }
      if (size == pieces.length) {
        pieces = Arrays.copyOf(pieces, 2 * size);
      }
      pieces[size++] = piece;
    }

    int[] distinct() {
      return Arrays.stream(pieces, 0, size).sorted().distinct().toArray();
    }
  }

  static int left(long pair) {
    return (int) (pair >>> ID_BITS);
  }

  static int right(long pair) {
    return (int) pair;
  }

  private static long pair(int left, int right) {
    return (long) left << ID_BITS | right;
  }

  /** Adds a piece as the ids of its bytes, which the caller gives up. */
  void add(int[] ids, long weight) {
    int piece = pieces.size();
    pieces.add(ids);
    if (piece == weights.length) {
      weights = Arrays.copyOf(weights, 2 * piece);
    }
    weights[piece] = weight;
    for (int i = 0; i + 1 < ids.length; i++) {
      count(pair(ids[i], ids[i + 1]), piece, weight);
    }
  }

  private int count(long pair, int piece, long weight) {
    long known = pairs.get(pair);
    int index = (int) known;
    if (known == LongTable.NONE) {
      index = pairCount++;
      pairs.put(pair, index);
      if (index == counts.length) {
        counts = Arrays.copyOf(counts, 2 * index);
        places = Arrays.copyOf(places, 2 * index);
      }
      places[index] = new PieceList();
    }
    counts[index] += weight;
    if (weight > 0) {
      places[index].add(piece);
    }
    return index;
  }

  /** Queues what was added. */
  void start() {
    for (int piece = 0; piece < pieces.size(); piece++) {
      int[] ids = pieces.get(piece);
      for (int i = 0; i + 1 < ids.length; i++) {
        long pair = pair(ids[i], ids[i + 1]);
        int index = (int) pairs.get(pair);
        if (places[index].pieces[0] == piece) {
          queue.add(new Entry(pair, counts[index]));
        }
      }
    }
  }

  /** Returns the commonest pair, the lowest of equals, or {@link #NONE} if it is too rare. */
  long mostFrequent(long least) {
    while (!queue.isEmpty()) {
      Entry entry = queue.remove();
      long count = counts[(int) pairs.get(entry.pair)];
      if (count < entry.count) {
        if (count >= least) {
          queue.add(new Entry(entry.pair, count));
        }
      } else if (count >= least) {
        return entry.pair;
      }
    }
    return NONE;
  }

  /** Makes every occurrence of a pair one token. */
  void merge(long pair, int id) {
    int index = (int) pairs.get(pair);
    List<Long> grown = new ArrayList<>();
    for (int piece : places[index].distinct()) {
      mergeIn(piece, pair, id, grown);
    }
    counts[index] = 0;
    for (long other : grown.stream().distinct().toList()) {
      queue.add(new Entry(other, counts[(int) pairs.get(other)]));
    }
  }

  private void mergeIn(int piece, long pair, int id, List<Long> grown) {
    int[] before = pieces.get(piece);
    int[] after = new int[before.length];
    int size = 0;
    for (int i = 0; i < before.length; i++) {
      if (i + 1 < before.length && pair(before[i], before[i + 1]) == pair) {
        after[size++] = id;
        i++;
      } else {
        after[size++] = before[i];
      }
    }
    if (size == before.length) {
      return;
    }
    long weight = weights[piece];
    for (int i = 0; i + 1 < before.length; i++) {
      count(pair(before[i], before[i + 1]), piece, -weight);
    }
    int[] merged = Arrays.copyOf(after, size);
    pieces.set(piece, merged);
    for (int i = 0; i + 1 < size; i++) {
      long now = pair(merged[i], merged[i + 1]);
      count(now, piece, weight);
      if (merged[i] == id || merged[i + 1] == id) {
        grown.add(now);
      }
    }
  }
}

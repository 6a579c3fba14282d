package io.conceptlinker.kb.internal;

import io.conceptlinker.kb.store.BundleFileWriter;
import io.conceptlinker.kb.store.IntListColumn;
import java.io.IOException;

/** Pairs of a concept and a number, in any order and with repetitions. */
public final class PairRows {
  private final LongList pairs = new LongList();

  /** Creates an empty table. */
  public PairRows() {}

  /** Appends a pair. */
  public void add(int concept, int value) {
    pairs.add((long) concept << 32 | value);
  }

  /** Returns the number of pairs as they came. */
  public int size() {
    return pairs.size();
  }

  /**
   * Returns the different pairs with both sides replaced, sorted; {@code concept << 32 | value}.
   */
  public long[] sorted(int[] conceptRanks, int[] valueRanks) {
    long[] sorted = pairs.toArray();
    for (int i = 0; i < sorted.length; i++) {
      long concept = conceptRanks[(int) (sorted[i] >>> 32)];
      sorted[i] = concept << 32 | valueRanks[(int) sorted[i]];
    }
    return LongList.distinct(sorted);
  }

  /**
   * Returns where the values of each concept start in sorted pairs, and their number at the end.
   */
  public static int[] starts(long[] sorted, int concepts) {
    int[] starts = new int[concepts + 1];
    for (long pair : sorted) {
      starts[(int) (pair >>> 32) + 1]++;
    }
    for (int c = 0; c < concepts; c++) {
      starts[c + 1] += starts[c];
    }
    return starts;
  }

  /** Returns the values of sorted pairs. */
  public static int[] values(long[] sorted) {
    int[] values = new int[sorted.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) sorted[i];
    }
    return values;
  }

  /** Writes a list of values for each concept. */
  public void write(BundleFileWriter out, String name, int[] conceptRanks, int[] valueRanks)
      throws IOException {
    long[] sorted = sorted(conceptRanks, valueRanks);
    IntListColumn.write(out, name, starts(sorted, conceptRanks.length), values(sorted));
  }
}

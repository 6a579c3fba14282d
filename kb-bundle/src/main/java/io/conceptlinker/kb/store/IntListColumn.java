package io.conceptlinker.kb.store;

import java.io.IOException;

/**
 * A list of integers for each index. Immutable and thread-safe.
 *
 * <p>Two sections, both {@link IntColumn}s: {@code NAME.starts}, with one value more than there are
 * lists, and {@code NAME.values}.
 */
public final class IntListColumn {
  private final IntColumn starts;
  private final IntColumn values;

  /** Opens the two sections. */
  public IntListColumn(BundleFile file, String name) throws CorruptBundleException {
    this.starts = new IntColumn(file.section(name + ".starts"));
    this.values = new IntColumn(file.section(name + ".values"));
  }

  /**
   * Writes the two sections.
   *
   * @param starts where each list starts in the values, and the number of values at the end
   * @param values the lists one after the other
   */
  public static void write(BundleFileWriter out, String name, int[] starts, int[] values)
      throws IOException {
    out.section(name + ".starts");
    IntColumn.write(out, starts.length, i -> starts[i]);
    out.section(name + ".values");
    IntColumn.write(out, starts[starts.length - 1], i -> values[i]);
  }

  /** Returns the number of lists. */
  public int size() {
    return starts.size() - 1;
  }

  /** Returns where list {@code i} starts in the values. */
  public int start(int i) {
    return starts.get(i);
  }

  /** Returns where list {@code i} ends in the values. */
  public int end(int i) {
    return starts.get(i + 1);
  }

  /** Returns a value by its place, from {@link #start} to {@link #end}. */
  public int value(int place) {
    return values.get(place);
  }

  /** Returns a copy of list {@code i}. */
  public int[] get(int i) {
    int start = start(i);
    int[] list = new int[end(i) - start];
    for (int k = 0; k < list.length; k++) {
      list[k] = values.get(start + k);
    }
    return list;
  }
}

package io.conceptlinker.kb.internal;

import io.conceptlinker.kb.store.BundleFileWriter;
import io.conceptlinker.kb.store.TextListColumn;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.InPlaceMergeSorter;

/** Pairs of a concept and a text, in any order and with repetitions. */
public final class TextRows {
  private final TextPool pool;
  private final IntList concepts = new IntList();
  private final LongList texts = new LongList();

  /** Creates an empty table over a pool. */
  public TextRows(TextPool pool) {
    this.pool = pool;
  }

  /** Appends a pair. */
  public void add(int concept, String text) {
    concepts.add(concept);
    texts.add(pool.add(text));
  }

  /** Returns the number of pairs as they came. */
  public int size() {
    return concepts.size();
  }

  /** Returns the concept of a row. */
  public int concept(int row) {
    return concepts.get(row);
  }

  /** Points {@code into} at the text of a row. */
  public BytesRef text(int row, BytesRef into) {
    return pool.get(texts.get(row), into);
  }

  /** Writes for each concept its different texts, sorted by their bytes. Returns their number. */
  public int write(BundleFileWriter out, String name, int[] conceptRanks) throws IOException {
    int[] rows = new int[size()];
    Arrays.setAll(rows, i -> i);
    BytesRef left = new BytesRef();
    BytesRef right = new BytesRef();
    InPlaceMergeSorter sorter =
        new InPlaceMergeSorter() {
          @Override
          protected int compare(int i, int j) {
            return compareRows(rows[i], rows[j], conceptRanks, left, right);
          }

          @Override
          protected void swap(int i, int j) {
            int swapped = rows[i];
            rows[i] = rows[j];
            rows[j] = swapped;
          }
        };
    sorter.sort(0, rows.length);
    int[] starts = new int[conceptRanks.length + 1];
    int kept = 0;
    for (int i = 0; i < rows.length; i++) {
      if (i == 0 || compareRows(rows[kept - 1], rows[i], conceptRanks, left, right) != 0) {
        rows[kept++] = rows[i];
        starts[conceptRanks[concept(rows[i])] + 1]++;
      }
    }
    for (int c = 0; c < conceptRanks.length; c++) {
      starts[c + 1] += starts[c];
    }
    TextListColumn.write(out, name, starts, i -> text(rows[i], left));
    return kept;
  }

  private int compareRows(int a, int b, int[] conceptRanks, BytesRef left, BytesRef right) {
    int order = Integer.compare(conceptRanks[concept(a)], conceptRanks[concept(b)]);
    return order == 0 ? text(a, left).compareTo(text(b, right)) : order;
  }
}

package io.conceptlinker.kb.internal;

import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.BundleFileWriter;
import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.kb.store.TextColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/** The few different values of an attribute: languages, sources, semantic types, groups. */
public final class Vocabulary {
  private final String what;
  private final int limit;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> values = new ArrayList<>();

  /** Creates an empty vocabulary of at most {@code limit} values. */
  public Vocabulary(String what, int limit) {
    this.what = what;
    this.limit = limit;
  }

  /** Returns the code of a value, a new one if it is new. */
  public int code(String value) {
    Integer known = codes.get(value);
    if (known != null) {
      return known;
    }
    if (values.size() == limit) {
      throw new IllegalArgumentException(
          what + " [" + value + "]: expected at most " + limit + " different ones");
    }
    values.add(value);
    codes.put(value, values.size() - 1);
    return values.size() - 1;
  }

  /** Returns the values in their order. */
  public List<String> sorted() {
    List<String> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted;
  }

  /** Returns the rank in the sorted values for each code. */
  public int[] ranks() {
    List<String> sorted = sorted();
    int[] ranks = new int[values.size()];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[codes.getOrDefault(sorted.get(rank), 0)] = rank;
    }
    return ranks;
  }

  /** Writes the sorted values. */
  public void write(BundleFileWriter out, String name) throws IOException {
    List<String> sorted = sorted();
    TextColumn.write(out, name, sorted.size(), i -> new BytesRef(sorted.get(i)));
  }

  /** Reads sorted values onto the heap. */
  public static List<String> read(BundleFile file, String name) throws CorruptBundleException {
    TextColumn column = new TextColumn(file, name);
    List<String> values = new ArrayList<>(column.size());
    for (int i = 0; i < column.size(); i++) {
      values.add(column.get(i));
    }
    return List.copyOf(values);
  }
}

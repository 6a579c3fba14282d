package io.conceptlinker.kb.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A list of strings for each index: a {@link TextColumn} and where each list starts in it. */
public final class TextListColumn {
  private final IntColumn starts;
  private final TextColumn texts;

  /** Opens the sections. */
  public TextListColumn(BundleFile file, String name) throws CorruptBundleException {
    this.starts = new IntColumn(file.section(name + ".lists"));
    this.texts = new TextColumn(file, name);
  }

  /**
   * Writes the sections.
   *
   * @param starts where each list starts in the texts, and the number of texts at the end
   * @param texts the lists one after the other
   */
  public static void write(BundleFileWriter out, String name, int[] starts, TextColumn.Source texts)
      throws IOException {
    TextColumn.write(out, name, starts[starts.length - 1], texts);
    out.section(name + ".lists");
    IntColumn.write(out, starts.length, i -> starts[i]);
  }

  /** Returns the number of lists. */
  public int size() {
    return starts.size() - 1;
  }

  /** Returns the number of strings in all lists. */
  public int textCount() {
    return texts.size();
  }

  /** Returns list {@code i}. */
  public List<String> get(int i) {
    int start = starts.get(i);
    int end = starts.get(i + 1);
    List<String> list = new ArrayList<>(end - start);
    for (int k = start; k < end; k++) {
      list.add(texts.get(k));
    }
    return List.copyOf(list);
  }
}

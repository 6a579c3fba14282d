package io.conceptlinker.corpus.table;

import java.util.List;

/**
 * How a table is written: a row a line.
 *
 * @param delimiter what is between columns
 * @param columns their names; empty if the first line has them
 */
public record TableLayout(String delimiter, List<String> columns) {
  public TableLayout {
    columns = List.copyOf(columns);
  }

  /** Columns with tabs between them, named in the first line. */
  public static TableLayout named() {
    return new TableLayout("\t", List.of());
  }

  /** Columns of given names with tabs between them. */
  public static TableLayout of(String... columns) {
    return new TableLayout("\t", List.of(columns));
  }

  /** Columns of given names with two bars between them. */
  public static TableLayout withBars(String... columns) {
    return new TableLayout("||", List.of(columns));
  }
}

package io.conceptlinker.corpus.table;

import java.util.Map;

/**
 * A row of a table.
 *
 * @param line its line in the file
 * @param values by the names of the columns
 */
record TableRow(long line, Map<String, String> values) {

  /** What a column holds: the first of its names that is not empty here; empty if there is none. */
  String get(Column column) {
    for (String name : column.names()) {
      String value = values.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /** The whole number in a column, or -1. */
  int number(Column column) {
    String value = get(column);
    return value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
  }
}

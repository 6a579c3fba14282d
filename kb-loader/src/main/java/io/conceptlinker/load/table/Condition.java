package io.conceptlinker.load.table;

import io.conceptlinker.load.input.KbFormatException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Columns and the values that they must have. Confined to one thread. */
final class Condition {

  private final Map<String, List<String>> wanted;
  private final Map<Integer, List<String>> byIndex = new HashMap<>();

  Condition(Map<String, List<String>> wanted) {
    this.wanted = wanted;
  }

  boolean isEmpty() {
    return wanted.isEmpty();
  }

  void resolve(List<String> header, DelimitedReader rows) throws KbFormatException {
    for (Map.Entry<String, List<String>> column : wanted.entrySet()) {
      byIndex.put(index(column.getKey(), header, rows), column.getValue());
    }
  }

  boolean holds(DelimitedReader rows) {
    for (Map.Entry<Integer, List<String>> column : byIndex.entrySet()) {
      if (!column.getValue().contains(rows.value(column.getKey()).strip())) {
        return false;
      }
    }
    return true;
  }

  /** Where a column is: by its name in the header, or by its number from 1 when there is none. */
  static int index(String column, List<String> header, DelimitedReader rows)
      throws KbFormatException {
    if (header.isEmpty()) {
      if (!column.matches("[1-9]\\d{0,3}")) {
        throw rows.problem(
            "column", column, "a number from 1, as there is no header", "a name", "correct it");
      }
      return Integer.parseInt(column) - 1;
    }
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).strip().equals(column)) {
        return i;
      }
    }
    throw rows.problem(
        "column", column, "one of " + String.join(", ", header), "no such column", "correct it");
  }
}

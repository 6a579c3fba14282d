package io.conceptlinker.eval.report.plot;

import java.util.List;

/**
 * The figures of a chart for those who do not see it. The first column names the row.
 *
 * @param headings of the columns
 * @param rows cells, as many as there are headings
 */
public record DataTable(List<String> headings, List<List<String>> rows) {
  public DataTable {
    headings = List.copyOf(headings);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != headings.size()) {
        throw new IllegalArgumentException(
            "row of [" + row.size() + "] cells: expected " + headings.size());
      }
    }
  }
}

package io.conceptlinker.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in aligned columns; numbers are aligned to the right. Confined to one thread. */
public final class Table {

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(List<String> headings) {
    this.headings = headings;
  }

  public static Table of(String... headings) {
    return new Table(List.of(headings));
  }

  /** A table without headings. */
  public static Table plain() {
    return new Table(List.of());
  }

  /** Adds a row. */
  public Table row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell instanceof Number number ? Numbers.grouped(number) : cell.toString());
    }
    rows.add(row);
    return this;
  }

  /** Adds a row of a label and values, if there are values. */
  public void rowIfAny(String label, List<String> values) {
    if (!values.isEmpty()) {
      row(label, String.join(", ", values));
    }
  }

  /** Takes away the columns that are empty or zero in every row. */
  public Table withoutEmptyColumns() {
    Table table = new Table(kept(headings));
    rows.forEach(row -> table.rows.add(kept(row)));
    return table;
  }

  private List<String> kept(List<String> cells) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      int column = i;
      if (!rows.stream().allMatch(row -> row.get(column).matches("0?"))) {
        kept.add(cells.get(i));
      }
    }
    return kept;
  }

  /** Prints it on standard output, two columns in. */
  public void print(Terminal terminal) {
    List<Integer> widths = widths();
    if (!headings.isEmpty()) {
      terminal.out().println(terminal.style().dim(line(headings, widths)));
    }
    for (List<String> row : rows) {
      terminal.out().println(line(row, widths));
    }
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    List<List<String>> all = new ArrayList<>(rows);
    all.add(headings);
    for (List<String> row : all) {
      for (int i = 0; i < row.size(); i++) {
        if (i == widths.size()) {
          widths.add(0);
        }
        widths.set(i, Math.max(widths.get(i), row.get(i).codePointCount(0, row.get(i).length())));
      }
    }
    return widths;
  }

  private String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder("  ");
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      String padding = " ".repeat(widths.get(i) - cell.codePointCount(0, cell.length()));
      line.append(isNumeric(i) ? padding + cell : cell + padding).append("  ");
    }
    return line.toString().stripTrailing();
  }

  private boolean isNumeric(int column) {
    return rows.stream()
        .allMatch(
            row -> column >= row.size() || row.get(column).matches("[-0-9][0-9.,]*( [a-z/%]+)?"));
  }
}

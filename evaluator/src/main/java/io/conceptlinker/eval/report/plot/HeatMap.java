package io.conceptlinker.eval.report.plot;

import io.conceptlinker.eval.report.plot.Lettering.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of counts whose cells are the darker the larger their share of the row is, up to where
 * the counts can still be read.
 *
 * @param title what it is called
 * @param rows names of the rows
 * @param columns names of the columns
 * @param counts one list for each row
 */
public record HeatMap(
    ChartTitle title, List<String> rows, List<String> columns, List<List<Long>> counts)
    implements Chart {
  private static final double LEFT = 150;
  private static final double CELL = 26;
  private static final Lettering SLANTED = Lettering.LABEL.turned(-40);

  public HeatMap {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    counts = counts.stream().map(List::copyOf).toList();
    int cells = columns.size();
    if (counts.size() != rows.size() || counts.stream().anyMatch(row -> row.size() != cells)) {
      throw new IllegalArgumentException(
          "heat map [" + title.name() + "]: expected a count for each row and column");
    }
  }

  @Override
  public int width() {
    return (int) (LEFT + columns.size() * cellWidth() + 60);
  }

  @Override
  public int height() {
    return (int) (top() + rows.size() * CELL + 8);
  }

  /** Room for the column names, which stand at an angle of 40 degrees. */
  private double top() {
    double longest =
        columns.stream().mapToDouble(name -> Math.min(130, SLANTED.width(name))).max().orElse(0);
    return 22 + longest * Math.sin(Math.toRadians(40));
  }

  private double cellWidth() {
    return Math.clamp(520.0 / Math.max(1, columns.size()), 38, 64);
  }

  @Override
  public void draw(Canvas canvas) {
    for (int column = 0; column < columns.size(); column++) {
      canvas.text(
          LEFT + (column + 0.5) * cellWidth(),
          top() - 10,
          SLANTED.fit(columns.get(column), 130),
          SLANTED);
    }
    for (int row = 0; row < rows.size(); row++) {
      double y = top() + row * CELL;
      Lettering label = Lettering.LABEL.to(Anchor.END);
      canvas.text(LEFT - 10, y + 17, label.fit(rows.get(row), LEFT - 16), label);
      long total = counts.get(row).stream().mapToLong(Long::longValue).sum();
      for (int column = 0; column < columns.size(); column++) {
        cell(canvas, LEFT + column * cellWidth(), y, counts.get(row).get(column), total);
      }
    }
  }

  private void cell(Canvas canvas, double x, double y, long count, long total) {
    double share = total == 0 ? 0 : (double) count / total;
    canvas.rectangle(x + 1, y + 1, cellWidth() - 2, CELL - 2, Ink.GRID, 0.5);
    if (count > 0) {
      canvas.rectangle(x + 1, y + 1, cellWidth() - 2, CELL - 2, Ink.FIRST, 0.06 + 0.42 * share);
      canvas.text(
          x + cellWidth() / 2,
          y + 17,
          String.format(Locale.ROOT, "%,d", count),
          Lettering.TICK.to(Anchor.MIDDLE).in(Ink.TEXT));
    }
  }

  @Override
  public DataTable table() {
    List<String> headings = new ArrayList<>(List.of("gold \\ answer"));
    headings.addAll(columns);
    List<List<String>> cells = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      List<String> line = new ArrayList<>(List.of(rows.get(row)));
      counts.get(row).forEach(count -> line.add(String.format(Locale.ROOT, "%,d", count)));
      cells.add(line);
    }
    return new DataTable(headings, cells);
  }
}

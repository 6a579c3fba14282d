package io.conceptlinker.eval.report.plot;

import io.conceptlinker.eval.report.plot.Canvas.Spot;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines over a common axis, the first one with its interval as a band.
 *
 * @param title what it is called
 * @param x the axis below
 * @param y the axis at the left
 * @param series one to five
 */
public record LineChart(ChartTitle title, Axis x, Axis y, List<Series> series) implements Chart {
  private static final double LEGEND_LINE = 18;

  /** Letters that have room in half of the width. */
  private static final int HALF_WIDTH = 30;

  /** More points than this are a curve, and are drawn without dots. */
  private static final int DOTS = 12;

  public LineChart {
    series = List.copyOf(series);
    if (series.isEmpty() || series.size() > 5) {
      throw new IllegalArgumentException("series [" + series.size() + "]: expected 1 to 5");
    }
  }

  @Override
  public int width() {
    return 520;
  }

  @Override
  public int height() {
    return (int) (340 + legend());
  }

  @Override
  public void draw(Canvas canvas) {
    Frame frame = new Frame(44, 34 + legend(), width() - 64, 254, x, y);
    frame.draw(canvas);
    band(canvas, frame);
    for (int i = series.size() - 1; i >= 0; i--) {
      List<Point> points = series.get(i).points();
      List<Spot> spots = points.stream().map(p -> frame.spot(p.x(), p.y())).toList();
      canvas.path(spots, Pen.series(i));
      if (spots.size() <= DOTS) {
        for (Spot spot : spots) {
          canvas.disc(spot.x(), spot.y(), 3, Ink.series(i));
        }
      }
    }
    for (int i = 0; i < series.size() && series.size() > 1; i++) {
      double left = (double) (i % legendColumns()) * width() / 2;
      int row = i / legendColumns();
      double line = 12 + LEGEND_LINE * row;
      canvas.line(left, line, left + 26, line, Pen.series(i));
      canvas.text(left + 34, line + 4, series.get(i).label(), Lettering.LABEL);
    }
  }

  private void band(Canvas canvas, Frame frame) {
    List<Point> points = series.getFirst().points().stream().filter(Point::hasInterval).toList();
    if (points.size() > 1) {
      List<Spot> outline = new ArrayList<>();
      points.forEach(p -> outline.add(frame.spot(p.x(), p.high())));
      points.reversed().forEach(p -> outline.add(frame.spot(p.x(), p.low())));
      canvas.area(outline, Ink.FIRST, 0.15);
    }
  }

  private double legend() {
    int lines = Math.ceilDiv(series.size(), legendColumns());
    return series.size() > 1 ? LEGEND_LINE * lines + 8 : 0;
  }

  /** Two where all labels fit into half of the width. */
  private int legendColumns() {
    return series.stream().allMatch(line -> line.label().length() <= HALF_WIDTH) ? 2 : 1;
  }

  @Override
  public DataTable table() {
    List<String> headings = new ArrayList<>(List.of(x.heading()));
    series.forEach(line -> headings.add(line.label()));
    List<List<String>> rows = new ArrayList<>();
    for (double at :
        series.stream()
            .flatMap(s -> s.points().stream())
            .map(Point::x)
            .distinct()
            .sorted()
            .toList()) {
      List<String> row = new ArrayList<>(List.of(x.format(at)));
      for (Series line : series) {
        row.add(
            line.points().stream()
                .filter(p -> p.x() == at)
                .findFirst()
                .map(p -> y.format(p.y()))
                .orElse("–"));
      }
      rows.add(row);
    }
    return new DataTable(headings, rows);
  }
}

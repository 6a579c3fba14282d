package io.conceptlinker.eval.report.plot;

import io.conceptlinker.eval.report.plot.Lettering.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Level bars under headings, with their intervals, values and numbers of cases.
 *
 * @param title what it is called
 * @param value the axis; it begins at 0, for bars are compared by their length
 * @param bars from top to bottom
 */
public record BarChart(ChartTitle title, Axis value, List<Bar> bars) implements Chart {
  private static final int ROW = 22;
  private static final int HEADING = 30;
  private static final int TOP = 28;
  private static final double LEFT = 190;
  private static final double RIGHT = 130;

  public BarChart {
    bars = List.copyOf(bars);
    if (value.min() != 0) {
      throw new IllegalArgumentException("axis from [" + value.min() + "]: expected 0");
    }
  }

  @Override
  public int width() {
    return 720;
  }

  @Override
  public int height() {
    long headings =
        bars.stream().map(Bar::group).filter(group -> !group.isEmpty()).distinct().count();
    return (int) (TOP + headings * HEADING + bars.size() * (long) ROW + 34);
  }

  @Override
  public void draw(Canvas canvas) {
    canvas.text(LEFT, 14, value.heading(), Lettering.TICK);
    canvas.text(width() - 72, 14, value.percent() ? "%" : "value", Lettering.TICK.to(Anchor.END));
    canvas.text(width() - 4, 14, "n", Lettering.TICK.to(Anchor.END));
    double y = TOP;
    String group = "";
    for (Bar bar : bars) {
      if (!bar.group().equals(group)) {
        group = bar.group();
        y += HEADING;
        canvas.text(0, y - 8, Lettering.HEADING.fit(group, width()), Lettering.HEADING);
      }
      // Row by row, for the lines would cross the headings.
      for (double tick : value.ticks()) {
        canvas.line(at(tick), y, at(tick), y + ROW, tick == 0 ? Pen.AXIS : Pen.GRID);
      }
      draw(canvas, bar, y);
      y += ROW;
    }
    for (double tick : value.ticks()) {
      canvas.text(at(tick), y + 18, value.tick(tick), Lettering.TICK.to(Anchor.MIDDLE));
    }
  }

  private void draw(Canvas canvas, Bar bar, double y) {
    double middle = y + ROW / 2.0;
    Lettering label = Lettering.LABEL.to(Anchor.END);
    canvas.text(LEFT - 10, middle + 4, label.fit(bar.label(), LEFT - 16), label);
    if (!Double.isNaN(bar.value())) {
      canvas.rectangle(LEFT, y + 4, at(bar.value()) - LEFT, ROW - 8, Ink.FIRST, 0.78);
    }
    if (bar.hasInterval() && bar.high() > bar.low()) {
      Pen whisker = new Pen(Ink.TEXT, 1.25, 0);
      canvas.line(at(bar.low()), middle, at(bar.high()), middle, whisker);
      canvas.line(at(bar.low()), middle - 4, at(bar.low()), middle + 4, whisker);
      canvas.line(at(bar.high()), middle - 4, at(bar.high()), middle + 4, whisker);
    }
    canvas.text(width() - 72, middle + 4, value.format(bar.value()), label);
    canvas.text(width() - 4, middle + 4, count(bar.n()), label.in(Ink.MUTED));
  }

  private double at(double along) {
    return LEFT + (width() - LEFT - RIGHT) * value.along(along);
  }

  @Override
  public DataTable table() {
    List<List<String>> rows = new ArrayList<>();
    for (Bar bar : bars) {
      rows.add(
          List.of(
              bar.name(),
              value.format(bar.value()),
              bar.hasInterval() ? value.format(bar.low()) + " to " + value.format(bar.high()) : "–",
              count(bar.n())));
    }
    return new DataTable(List.of("", value.heading(), "95 % interval", "n"), rows);
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}

package io.conceptlinker.cli.train;

import io.conceptlinker.eval.report.plot.Axis;
import io.conceptlinker.eval.report.plot.ChartTitle;
import io.conceptlinker.eval.report.plot.LineChart;
import io.conceptlinker.eval.report.plot.MissingFontException;
import io.conceptlinker.eval.report.plot.PlotFiles;
import io.conceptlinker.eval.report.plot.Point;
import io.conceptlinker.eval.report.plot.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws {@code loss.png} and writes {@code loss.vl.json}. */
final class LossChart {
  private static final int MOST_POINTS = 200;
  private static final int MOST_LINES = 5;

  private LossChart() {}

  static void write(Path directory, long steps, List<Point> losses, Map<String, List<Point>> held)
      throws IOException {
    if (losses.isEmpty()) {
      return;
    }
    List<Series> lines = new ArrayList<>();
    lines.add(new Series("examples learnt from", means(losses)));
    held.forEach(
        (name, points) -> {
          if (lines.size() < MOST_LINES) {
            lines.add(new Series("held: " + name, means(points)));
          }
        });
    double highest =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(Point::y)
            .max()
            .orElse(1);
    LineChart chart =
        new LineChart(
            new ChartTitle(
                "loss",
                "Loss",
                "Mean negative log-probability of the tokens of right names as training goes."),
            Axis.of("step", 0, (double) steps, interval((double) steps)),
            Axis.of("nats a token", 0, Math.max(1, Math.ceil(highest)), interval(highest)),
            lines);
    PlotFiles.writeSpec(chart, directory);
    try {
      PlotFiles.writeImage(chart, directory);
    } catch (MissingFontException e) {
      // A run on a machine without fonts has the specification.
      return;
    }
  }

  /** About five round intervals. */
  static double interval(double most) {
    double rough = Math.max(1, most / 5);
    double unit = Math.pow(10, Math.floor(Math.log10(rough)));
    double factor = rough / unit;
    return unit * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
  }

  private static List<Point> means(List<Point> points) {
    int group = Math.ceilDiv(points.size(), MOST_POINTS);
    List<Point> means = new ArrayList<>();
    for (int from = 0; from < points.size(); from += group) {
      List<Point> some = points.subList(from, Math.min(points.size(), from + group));
      means.add(
          Point.of(
              some.getLast().x(), some.stream().mapToDouble(Point::y).average().orElseThrow()));
    }
    return means;
  }
}

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
import java.util.List;
import java.util.Map;

/** Draws {@code recall.png} and writes {@code recall.vl.json}. */
final class RecallChart {
  private static final int MOST_LINES = 5;

  private RecallChart() {}

  static void write(Path directory, long steps, Map<String, List<Point>> recalls)
      throws IOException {
    List<Series> lines =
        recalls.entrySet().stream()
            .limit(MOST_LINES)
            .map(set -> new Series(set.getKey(), set.getValue()))
            .toList();
    if (lines.isEmpty()) {
      return;
    }
    double lowest =
        lines.stream().flatMap(l -> l.points().stream()).mapToDouble(Point::y).min().orElse(0);
    double highest =
        lines.stream().flatMap(l -> l.points().stream()).mapToDouble(Point::y).max().orElse(1);
    LineChart chart =
        new LineChart(
            new ChartTitle(
                "recall",
                "Held mentions",
                "Share of the mentions for which a name of the right concept is the likeliest"
                    + " among the names of the candidates, as training goes."),
            Axis.of("step", 0, (double) steps, LossChart.interval((double) steps)),
            Axis.percentAround("right", lowest, highest),
            lines);
    PlotFiles.writeSpec(chart, directory);
    try {
      PlotFiles.writeImage(chart, directory);
    } catch (MissingFontException e) {
      // A run on a machine without fonts has the specification.
      return;
    }
  }
}

package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.linking.LinkingReport;
import io.conceptlinker.eval.report.plot.Axis;
import io.conceptlinker.eval.report.plot.Chart;
import io.conceptlinker.eval.report.plot.ChartTitle;
import io.conceptlinker.eval.report.plot.LineChart;
import io.conceptlinker.eval.report.plot.Point;
import io.conceptlinker.eval.report.plot.Series;
import io.conceptlinker.eval.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Recall over the number of answers looked at. */
record RecallSection(Provenance provenance, LinkingReport report, Map<String, LinkingReport> beside)
    implements Section {
  @Override
  public String id() {
    return "recall";
  }

  @Override
  public String title() {
    return "Recall";
  }

  @Override
  public List<Chart> charts() {
    List<Series> series = new ArrayList<>();
    series.add(series(provenance.linker(), report.recall()));
    beside.forEach((system, other) -> series.add(series(system, other.recall())));
    if (!report.strictRecall().equals(report.recall())) {
      series.add(series(provenance.linker() + ", strict", report.strictRecall()));
    }
    double lowest = 1;
    double highest = 0;
    for (Point point : series.stream().flatMap(line -> line.points().stream()).toList()) {
      lowest = Math.min(lowest, Double.isNaN(point.low()) ? point.y() : point.low());
      highest = Math.max(highest, Double.isNaN(point.high()) ? point.y() : point.high());
    }
    return List.of(
        new LineChart(
            new ChartTitle(
                "recall-at-k",
                "Recall@k",
                "How often a right concept is among the first k answers; the band is the 95 %"
                    + " interval."),
            Axis.of("k", 1, LinkingReport.MAX_K, 1),
            Axis.percentAround("recall", Math.min(lowest, highest), highest),
            series));
  }

  @Override
  public void write(Markup page) {
    charts().forEach(page::chart);
  }

  private static Series series(String label, List<Estimate> estimates) {
    List<Point> points = new ArrayList<>();
    for (int k = 1; k <= estimates.size(); k++) {
      Estimate estimate = estimates.get(k - 1);
      points.add(new Point(k, estimate.value(), estimate.ci95().low(), estimate.ci95().high()));
    }
    return new Series(label, points);
  }
}

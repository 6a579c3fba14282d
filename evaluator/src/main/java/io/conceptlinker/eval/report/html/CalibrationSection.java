package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.calibration.Calibration;
import io.conceptlinker.eval.calibration.PrecisionTarget;
import io.conceptlinker.eval.calibration.ReliabilityBin;
import io.conceptlinker.eval.calibration.ThresholdPoint;
import io.conceptlinker.eval.linking.LinkingReport;
import io.conceptlinker.eval.report.plot.Axis;
import io.conceptlinker.eval.report.plot.Chart;
import io.conceptlinker.eval.report.plot.ChartTitle;
import io.conceptlinker.eval.report.plot.LineChart;
import io.conceptlinker.eval.report.plot.Point;
import io.conceptlinker.eval.report.plot.ReliabilityChart;
import io.conceptlinker.eval.report.plot.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Whether confidences can be trusted, and what withholding answers gains. */
record CalibrationSection(
    Provenance provenance, Calibration calibration, Map<String, LinkingReport> beside)
    implements Section {
  @Override
  public String id() {
    return "confidence";
  }

  @Override
  public String title() {
    return "Confidence";
  }

  /** Whether all answers have confidences of one bin: then there is nothing to draw. */
  private boolean isFlat() {
    return calibration.bins().stream().filter(bin -> bin.n() > 0).count() < 2;
  }

  @Override
  public List<Chart> charts() {
    return isFlat() ? List.of() : List.of(reliability(), riskCoverage(), thresholds());
  }

  @Override
  public void write(Markup page) {
    page.open("dl", "class", "headline small");
    figure(page, "ECE (15 bins)", Figures.decimal(calibration.expectedError(), 3));
    figure(page, "AURC", Figures.decimal(calibration.areaUnderRiskCoverage(), 3));
    figure(page, "Best F1", Figures.percent(calibration.bestF1().f1()));
    for (PrecisionTarget target : calibration.targets()) {
      figure(
          page,
          "Coverage at precision " + Figures.decimal(target.precision(), 2),
          Figures.percent(target.best().coverage()));
    }
    page.closeLine();
    page.note(
        Figures.count(calibration.given())
            + " of "
            + Figures.count(calibration.questions())
            + " mentions were answered. ECE looks at these; AURC, F1 and coverage count all.");
    if (isFlat()) {
      page.note("All answers are about equally confident, so there is no curve to draw.");
    } else {
      page.open("div", "class", "charts");
      charts().forEach(page::chart);
      page.closeLine();
    }
  }

  private static void figure(Markup page, String name, String value) {
    page.open("div").element("dt", name);
    page.open("dd").element("span", value, "class", "value").close().close();
  }

  private Chart reliability() {
    List<ReliabilityBin> bins = calibration.bins();
    return new ReliabilityChart(
        new ChartTitle(
            "reliability",
            "Reliability",
            "Accuracy of answers by their confidence; dots are the bins' mean confidence. Above the"
                + " diagonal the system is too modest, below it too sure."),
        bins);
  }

  private Chart riskCoverage() {
    List<Series> series = new ArrayList<>();
    series.add(new Series(provenance.linker(), curve(calibration)));
    beside.forEach((system, other) -> series.add(new Series(system, curve(other.calibration()))));
    double highest =
        series.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(Point::y)
            .max()
            .orElse(1);
    return new LineChart(
        new ChartTitle(
            "risk-coverage",
            "Risk and coverage",
            "How many answers are wrong when only the most confident share is given."),
        Axis.percent("coverage"),
        Axis.percentAround("risk", 0, Math.max(0.02, highest)),
        series);
  }

  private static List<Point> curve(Calibration calibration) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < calibration.risks().size(); i++) {
      points.add(Point.of((i + 1.0) / calibration.risks().size(), calibration.risks().get(i)));
    }
    return points;
  }

  private Chart thresholds() {
    return new LineChart(
        new ChartTitle(
            "thresholds",
            "Threshold",
            "What is left of precision, recall and F1 when answers below a confidence are"
                + " withheld."),
        Axis.of("confidence", 0, 1, 0.2),
        Axis.percent("share"),
        List.of(
            new Series(
                "precision",
                calibration.thresholds().stream()
                    .filter(point -> point.selected() > 0)
                    .map(point -> Point.of(point.threshold(), point.precision()))
                    .toList()),
            new Series("recall", line(ThresholdPoint::recall)),
            new Series("F1", line(ThresholdPoint::f1))));
  }

  private List<Point> line(ToDoubleFunction<ThresholdPoint> figure) {
    return calibration.thresholds().stream()
        .map(point -> Point.of(point.threshold(), figure.applyAsDouble(point)))
        .toList();
  }
}

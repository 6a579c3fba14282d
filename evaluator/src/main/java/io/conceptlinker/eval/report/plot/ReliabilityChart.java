package io.conceptlinker.eval.report.plot;

import io.conceptlinker.eval.calibration.ReliabilityBin;
import io.conceptlinker.eval.report.plot.Canvas.Spot;
import io.conceptlinker.eval.report.plot.Lettering.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Accuracy over confidence, and below it how many answers there are of each confidence. On the
 * diagonal, confidence is honest.
 *
 * @param title what it is called
 * @param bins in the order of confidence
 */
public record ReliabilityChart(ChartTitle title, List<ReliabilityBin> bins) implements Chart {
  private static final Axis CONFIDENCE = Axis.of("confidence", 0, 1, 0.2);
  private static final Pen REFERENCE = new Pen(Ink.TEXT, 1.25, 4);
  private static final Axis ACCURACY = Axis.of("accuracy", 0, 1, 0.2);

  public ReliabilityChart {
    bins = List.copyOf(bins);
  }

  @Override
  public int width() {
    return 520;
  }

  @Override
  public int height() {
    return 406;
  }

  @Override
  public void draw(Canvas canvas) {
    double most = Math.max(1, bins.stream().mapToLong(ReliabilityBin::n).max().orElse(0));
    Axis count = Axis.of("answers", 0, most, most);
    Frame above = new Frame(54, 34, width() - 74, 236, CONFIDENCE, ACCURACY);
    Frame below = new Frame(54, 314, width() - 74, 46, CONFIDENCE, count);
    for (double tick : ACCURACY.ticks()) {
      double at = above.spot(0, tick).y();
      canvas.line(above.left(), at, above.right(), at, Pen.GRID);
      canvas.text(above.left() - 8, at + 4, ACCURACY.tick(tick), Lettering.TICK.to(Anchor.END));
    }
    canvas.text(0, 20, ACCURACY.heading(), Lettering.TICK);
    canvas.line(above.left(), above.bottom(), above.right(), above.bottom(), Pen.AXIS);
    below.draw(canvas);
    for (ReliabilityBin bin : bins) {
      if (bin.n() > 0) {
        bar(canvas, above, bin, bin.accuracy());
        bar(canvas, below, bin, (double) bin.n());
      }
    }
    Spot from = above.spot(0, 0);
    Spot to = above.spot(1, 1);
    canvas.line(from.x(), from.y(), to.x(), to.y(), REFERENCE);
    for (ReliabilityBin bin : bins) {
      if (bin.n() > 0) {
        Spot mean = above.spot(bin.confidence(), bin.accuracy());
        canvas.disc(mean.x(), mean.y(), 3.5, Ink.SECOND);
      }
    }
  }

  private static void bar(Canvas canvas, Frame frame, ReliabilityBin bin, double value) {
    Spot corner = frame.spot(bin.low(), value);
    Spot end = frame.spot(bin.high(), 0);
    canvas.rectangle(
        corner.x() + 1, corner.y(), end.x() - corner.x() - 2, end.y() - corner.y(), Ink.FIRST, 0.6);
  }

  @Override
  public DataTable table() {
    List<List<String>> rows = new ArrayList<>();
    for (ReliabilityBin bin : bins) {
      rows.add(
          List.of(
              String.format(Locale.ROOT, "%.2f to %.2f", bin.low(), bin.high()),
              CONFIDENCE.format(bin.confidence()),
              ACCURACY.format(bin.accuracy()),
              String.format(Locale.ROOT, "%,d", bin.n())));
    }
    return new DataTable(List.of("bin", "mean confidence", "accuracy", "n"), rows);
  }
}

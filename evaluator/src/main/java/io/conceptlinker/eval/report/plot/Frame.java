package io.conceptlinker.eval.report.plot;

import io.conceptlinker.eval.report.plot.Canvas.Spot;
import io.conceptlinker.eval.report.plot.Lettering.Anchor;

/**
 * The rectangle between two axes.
 *
 * @param left pixels
 * @param top pixels
 * @param width pixels
 * @param height pixels
 * @param x the axis below
 * @param y the axis at the left
 */
record Frame(double left, double top, double width, double height, Axis x, Axis y) {

  Spot spot(double valueX, double valueY) {
    return new Spot(left + width * x.along(valueX), top + height * (1 - y.along(valueY)));
  }

  double bottom() {
    return top + height;
  }

  double right() {
    return left + width;
  }

  /** Grid lines, ticks, and the labels: that of y stands above it, level, where it can be read. */
  void draw(Canvas canvas) {
    for (double tick : y.ticks()) {
      double at = spot(x.min(), tick).y();
      canvas.line(left, at, right(), at, Pen.GRID);
      canvas.text(left - 8, at + 4, y.tick(tick), Lettering.TICK.to(Anchor.END));
    }
    for (double tick : x.ticks()) {
      double at = spot(tick, y.min()).x();
      canvas.line(at, bottom(), at, bottom() + 4, Pen.AXIS);
      canvas.text(at, bottom() + 18, x.tick(tick), Lettering.TICK.to(Anchor.MIDDLE));
    }
    canvas.line(left, bottom(), right(), bottom(), Pen.AXIS);
    canvas.text(0, top - 14, y.heading(), Lettering.TICK);
    canvas.text(right(), bottom() + 36, x.heading(), Lettering.TICK.to(Anchor.END));
  }
}

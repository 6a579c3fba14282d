package io.conceptlinker.eval.report.plot;

/**
 * A point of a series.
 *
 * @param x along
 * @param y up
 * @param low lower end of the interval of y, NaN without one
 * @param high upper end, NaN without one
 */
public record Point(double x, double y, double low, double high) {

  /** A point without an interval. */
  public static Point of(double x, double y) {
    return new Point(x, y, Double.NaN, Double.NaN);
  }

  boolean hasInterval() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }
}

package io.conceptlinker.eval.report.plot;

import java.util.List;

/**
 * A line of a chart.
 *
 * @param label its name
 * @param points from left to right; a point whose y is NaN is left out
 */
public record Series(String label, List<Point> points) {
  public Series {
    points = points.stream().filter(point -> !Double.isNaN(point.y())).toList();
  }
}

package io.conceptlinker.eval.report.plot;

/**
 * A bar of a chart.
 *
 * @param group what it stands under; bars of a group follow one another
 * @param label its name
 * @param value its length, NaN when nothing was measured
 * @param low lower end of the interval, NaN without one
 * @param high upper end, NaN without one
 * @param n how many cases are behind it
 */
public record Bar(String group, String label, double value, double low, double high, long n) {

  /** Group and label. */
  String name() {
    return group.isEmpty() ? label : group + ": " + label;
  }

  boolean hasInterval() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }
}

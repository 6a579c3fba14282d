package io.conceptlinker.eval.stats;

/**
 * A closed interval.
 *
 * @param low lower end, NaN when undefined
 * @param high upper end, NaN when undefined
 */
public record Interval(double low, double high) {
  /** The interval of a figure that nothing was measured for. */
  public static final Interval UNDEFINED = new Interval(Double.NaN, Double.NaN);

  public Interval {
    if (low > high) {
      throw new IllegalArgumentException(
          "interval [" + low + ", " + high + "]: expected low first");
    }
  }

  /** Whether {@code value} lies in the interval, its ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}

package io.conceptlinker.eval.report.plot;

/**
 * How a line is drawn.
 *
 * @param ink its colour
 * @param width in pixels
 * @param dash length of dashes and gaps in pixels, 0 for a solid line
 */
record Pen(Ink ink, double width, double dash) {
  static final Pen GRID = new Pen(Ink.GRID, 1, 0);
  static final Pen AXIS = new Pen(Ink.AXIS, 1, 0);

  /** Series differ in their dashes too, for those who do not see colours. */
  static Pen series(int n) {
    double[] dashes = {0, 7, 3, 11, 1.5};
    return new Pen(Ink.series(n), 2, dashes[Math.min(n, dashes.length - 1)]);
  }
}

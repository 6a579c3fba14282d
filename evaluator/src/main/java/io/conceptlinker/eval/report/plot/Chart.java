package io.conceptlinker.eval.report.plot;

/** Figures that can be drawn. Immutable. */
public sealed interface Chart permits BarChart, HeatMap, LineChart, ReliabilityChart {

  ChartTitle title();

  /** In pixels. */
  int width();

  /** In pixels. */
  int height();

  /** The figures. */
  DataTable table();

  /** Draws everything but the title. */
  void draw(Canvas canvas);
}

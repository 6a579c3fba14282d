package io.conceptlinker.eval.report.plot;

import java.util.List;

/** Where charts draw. Pixels, from the upper left corner. Confined to one thread. */
interface Canvas {

  void line(double fromX, double fromY, double toX, double toY, Pen pen);

  /** A line through points. */
  void path(List<Spot> spots, Pen pen);

  /** A filled polygon. */
  void area(List<Spot> spots, Ink ink, double opacity);

  void rectangle(double x, double y, double width, double height, Ink ink, double opacity);

  void disc(double x, double y, double radius, Ink ink);

  /** A text on a base line. */
  void text(double x, double y, String text, Lettering lettering);

  /** A point in pixels. */
  record Spot(double x, double y) {}
}

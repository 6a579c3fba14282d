package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.report.plot.Chart;
import java.util.List;

/** A part of the page. */
interface Section {
  /** Its anchor: lower case letters and hyphens. */
  String id();

  /** Its heading. */
  String title();

  /** The charts in it. */
  default List<Chart> charts() {
    return List.of();
  }

  /** Writes all of it but the heading. */
  void write(Markup page);
}

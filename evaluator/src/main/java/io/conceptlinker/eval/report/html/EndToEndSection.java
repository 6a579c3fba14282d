package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.endtoend.EndToEndReport;
import io.conceptlinker.eval.stats.Detection;

/** From text to concepts. */
record EndToEndSection(EndToEndReport report) implements Section {

  @Override
  public String id() {
    return "end-to-end";
  }

  @Override
  public String title() {
    return "End to end";
  }

  @Override
  public void write(Markup page) {
    page.note("Mentions are found and linked in plain text. Figures in percent.");
    page.beginTable(DetectionRow.HEADINGS, "numbers");
    row(page, "Same span, right concept", report.strict());
    row(page, "Overlapping span, right concept", report.overlap());
    row(page, "Concepts of a document", report.document());
    page.endTable();
  }

  private static void row(Markup page, String name, Detection detection) {
    new DetectionRow(name, detection).write(page);
  }
}

package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.endtoend.EndToEndReport;
import io.conceptlinker.eval.stats.Detection;
import io.conceptlinker.eval.stats.Estimate;

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
    page.open("dl", "class", "headline");
    figure(page, "F1, same span", report.strict().f1(), "first");
    figure(page, "F1, overlapping span", report.overlap().f1(), "");
    figure(page, "F1, concepts of a document", report.document().f1(), "");
    page.closeLine();
    page.note("Mentions are found and linked in plain text. Figures in percent.");
    page.beginTable(DetectionRow.HEADINGS, "numbers");
    row(page, "Same span, right concept", report.strict());
    row(page, "Overlapping span, right concept", report.overlap());
    row(page, "Concepts of a document", report.document());
    page.endTable();
  }

  private static void figure(Markup page, String name, Estimate estimate, String style) {
    page.open("div", "class", style).element("dt", name);
    page.open("dd").element("span", Figures.percent(estimate), "class", "value");
    page.element("span", Figures.interval(estimate), "class", "interval").close().close();
  }

  private static void row(Markup page, String name, Detection detection) {
    new DetectionRow(name, detection).write(page);
  }
}

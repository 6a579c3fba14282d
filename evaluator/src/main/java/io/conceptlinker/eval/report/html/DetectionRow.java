package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.stats.Detection;
import java.util.List;

/**
 * Precision, recall and F1 as a row of a table.
 *
 * @param name what was detected
 * @param detection the figures
 */
record DetectionRow(String name, Detection detection) {
  static final List<String> HEADINGS =
      List.of("", "Precision", "Recall", "F1", "95 % interval of F1", "Right", "Found", "Gold");

  void write(Markup page) {
    page.open("tr").element("th", name, "scope", "row");
    page.element("td", Figures.percent(detection.precision()));
    page.element("td", Figures.percent(detection.recall()));
    page.element("td", Figures.percent(detection.f1()), "class", "main");
    page.element("td", Figures.interval(detection.f1()));
    page.element("td", Figures.count(detection.counts().truePositives()));
    page.element("td", Figures.count(detection.counts().predicted()));
    page.element("td", Figures.count(detection.counts().gold()));
    page.closeLine();
  }
}

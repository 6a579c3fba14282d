package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.linking.LinkingReport;
import io.conceptlinker.eval.stats.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures that a reader asks for first. */
record HeadlineSection(
    Provenance provenance, LinkingReport report, Map<String, LinkingReport> beside)
    implements Section {

  @Override
  public String id() {
    return "headline";
  }

  @Override
  public String title() {
    return "Headline";
  }

  @Override
  public void write(Markup page) {
    page.open("dl", "class", "headline");
    figure(page, "Recall@1", report.recallAt(1), "first");
    figure(page, "Recall@5", report.recallAt(5), "");
    figure(page, "MRR", report.meanReciprocalRank(), "");
    figure(page, "Strict Recall@1", report.strictRecallAt(1), "");
    if (report.nilMentions() > 0) {
      figure(page, "NIL precision", report.nil().precision(), "");
      figure(page, "NIL recall", report.nil().recall(), "");
    }
    page.closeLine();
    page.note(
        Figures.count(report.mentions())
            + " mentions with a gold concept in "
            + Figures.count(report.documents())
            + " documents"
            + (report.nilMentions() > 0
                ? ", " + Figures.count(report.nilMentions()) + " without one"
                : "")
            + (report.duplicates() > 0
                ? "; " + Figures.count(report.duplicates()) + " repeated rows left out"
                : "")
            + ". All figures in percent, with their 95 % interval (bootstrap over documents)."
            + " Strict asks for all parts of a composite.");
    if (!beside.isEmpty()) {
      systems(page);
    }
  }

  private static void figure(Markup page, String name, Estimate estimate, String style) {
    page.open("div", "class", style).element("dt", name);
    page.open("dd").element("span", Figures.percent(estimate), "class", "value");
    boolean measured = !Double.isNaN(estimate.value());
    page.element(
        "span", measured ? Figures.interval(estimate) : "nothing to count", "class", "interval");
    page.close().close();
  }

  private void systems(Markup page) {
    Map<String, LinkingReport> all = new LinkedHashMap<>();
    all.put(provenance.linker(), report);
    beside.forEach(all::putIfAbsent);
    page.beginTable(
        List.of("System", "Recall@1", "95 % interval", "Recall@5", "MRR", "Strict Recall@1"),
        "numbers");
    for (Map.Entry<String, LinkingReport> system : all.entrySet()) {
      LinkingReport figures = system.getValue();
      page.open("tr", "class", figures.equals(report) ? "ours" : "");
      page.element("th", system.getKey(), "scope", "row");
      page.element("td", Figures.percent(figures.recallAt(1)));
      page.element("td", Figures.interval(figures.recallAt(1)));
      page.element("td", Figures.percent(figures.recallAt(5)));
      page.element("td", Figures.percent(figures.meanReciprocalRank()));
      page.element("td", Figures.percent(figures.strictRecallAt(1)));
      page.closeLine();
    }
    page.endTable();
    if (beside.size() > LinkingSections.OTHERS) {
      page.note(
          "Charts show "
              + LinkingSections.OTHERS
              + " of the other systems, those with the highest Recall@1.");
    }
  }
}

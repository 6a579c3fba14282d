package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.report.Cost;

/** What the run took. */
record CostSection(Cost cost) implements Section {

  @Override
  public String id() {
    return "cost";
  }

  @Override
  public String title() {
    return "Cost";
  }

  @Override
  public void write(Markup page) {
    page.open("div", "class", "scroll").open("table", "class", "facts").open("tbody");
    row(page, "Mentions linked", Figures.count(cost.mentions()));
    row(page, "Wall time", Figures.decimal(cost.seconds(), 1) + " s");
    row(page, "Mentions per second", Figures.decimal(cost.mentionsPerSecond(), 0));
    row(page, "Model calls per mention", Figures.decimal(cost.modelCallsPerMention(), 2));
    row(page, "Answered without the model", Figures.percent(cost.fastPathShare()) + " %");
    row(page, "Peak memory", Figures.bytes(cost.peakMemoryBytes()));
    page.close().close().closeLine();
  }

  private static void row(Markup page, String name, String value) {
    page.open("tr").element("th", name, "scope", "row").element("td", value).closeLine();
  }
}

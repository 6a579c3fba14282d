package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.report.plot.Chart;
import io.conceptlinker.eval.report.plot.ChartTitle;
import io.conceptlinker.eval.report.plot.HeatMap;
import java.util.List;

/** Semantic groups that answers come from. */
record ConfusionSection(GroupConfusion confusion) implements Section {

  @Override
  public String id() {
    return "groups";
  }

  @Override
  public String title() {
    return "Semantic groups";
  }

  @Override
  public List<Chart> charts() {
    return List.of(
        new HeatMap(
            new ChartTitle(
                "group-confusion",
                "Confusion of semantic groups",
                "Rows are the group of the gold concept, columns that of the first answer. Counts"
                    + " of mentions, shaded by their share of the row."),
            confusion.rows(),
            confusion.columns(),
            confusion.counts()));
  }

  @Override
  public void write(Markup page) {
    charts().forEach(page::chart);
  }
}

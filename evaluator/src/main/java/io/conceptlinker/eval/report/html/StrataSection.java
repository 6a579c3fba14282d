package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.linking.Dimension;
import io.conceptlinker.eval.linking.StratumScore;
import io.conceptlinker.eval.report.plot.Axis;
import io.conceptlinker.eval.report.plot.Bar;
import io.conceptlinker.eval.report.plot.BarChart;
import io.conceptlinker.eval.report.plot.Chart;
import io.conceptlinker.eval.report.plot.ChartTitle;
import io.conceptlinker.eval.stats.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Recall@1 where mentions differ. */
record StrataSection(List<StratumScore> strata) implements Section {
  /** Bars of one dimension; of the rest, which are small, the table speaks. */
  private static final int MOST = 24;

  @Override
  public String id() {
    return "strata";
  }

  @Override
  public String title() {
    return "Strata";
  }

  @Override
  public List<Chart> charts() {
    List<Bar> bars = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      List<StratumScore> scores =
          strata.stream().filter(score -> score.stratum().dimension() == dimension).toList();
      Set<StratumScore> shown =
          new HashSet<>(
              scores.stream()
                  .sorted(
                      Comparator.comparingLong((StratumScore s) -> s.recallAt1().n()).reversed())
                  .limit(MOST)
                  .toList());
      scores.stream().filter(shown::contains).forEach(score -> bars.add(bar(score)));
    }
    return List.of(
        new BarChart(
            new ChartTitle(
                "strata",
                "Recall@1 by stratum",
                "Whiskers are 95 % intervals; n is the number of mentions."),
            Axis.percent("Recall@1"),
            bars));
  }

  @Override
  public void write(Markup page) {
    charts().forEach(page::chart);
    page.open("details").element("summary", "All strata with Recall@5 and strict recall");
    page.beginTable(
        List.of("Stratum", "Recall@1", "95 % interval", "Strict", "Recall@5", "n"), "numbers");
    for (StratumScore score : strata) {
      page.open("tr");
      page.element("th", name(score.stratum().dimension()) + ": " + value(score), "scope", "row");
      page.element("td", Figures.percent(score.recallAt1()));
      page.element("td", Figures.interval(score.recallAt1()));
      page.element("td", Figures.percent(score.strictRecallAt1()));
      page.element("td", Figures.percent(score.recallAt5()));
      page.element("td", Figures.count(score.recallAt1().n()));
      page.closeLine();
    }
    page.endTable().closeLine();
  }

  private static Bar bar(StratumScore score) {
    Estimate recall = score.recallAt1();
    return new Bar(
        name(score.stratum().dimension()),
        value(score),
        recall.value(),
        recall.ci95().low(),
        recall.ci95().high(),
        recall.n());
  }

  private static String value(StratumScore score) {
    String value = score.stratum().value();
    return score.stratum().dimension() == Dimension.WORDS
        ? value.equals("1") ? "1 word" : value + " words"
        : value;
  }

  private static String name(Dimension dimension) {
    return switch (dimension) {
      case CONCEPT -> "Concept in the training data";
      case TEXT -> "Mention string in the training data";
      case KB_NAME -> "Mention string against the names of its concept";
      case IN_KB -> "Concept in the knowledge base";
      case WORDS -> "Length";
      case ABBREVIATION -> "Abbreviation";
      case GROUP -> "Semantic group";
      case LANGUAGE -> "Language";
    };
  }
}

package io.conceptlinker.cli.eval.search;

import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.retrieval.RetrievalMetric;
import io.conceptlinker.eval.retrieval.RetrievalRun;
import io.conceptlinker.eval.retrieval.Topic;
import io.conceptlinker.eval.stats.Difference;
import io.conceptlinker.eval.stats.Estimate;
import io.conceptlinker.eval.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a search as tables. */
final class SearchSummary {
  private SearchSummary() {}

  static void print(Terminal terminal, SearchResults results) {
    List<Topic> topics = results.topics();
    terminal
        .out()
        .println(
            Numbers.of(topics.size(), "topic")
                + " over "
                + Numbers.of(results.node().documents(), "document")
                + ", "
                + results.withoutConcepts()
                + " without a document that has their concepts");
    terminal.out().println();
    List<String> headings = new ArrayList<>(List.of("system"));
    for (RetrievalMetric metric : RetrievalMetric.values()) {
      headings.add(metric.title());
      headings.add("95 % interval");
    }
    Table table = Table.of(headings.toArray(String[]::new));
    for (RetrievalRun run : results.runs()) {
      List<Object> row = new ArrayList<>(List.of(run.name()));
      for (RetrievalMetric metric : RetrievalMetric.values()) {
        Estimate estimate = run.estimate(metric, topics);
        row.add(number(estimate.value()));
        row.add(interval(estimate.ci95(), "%.3f"));
      }
      table.row(row.toArray());
    }
    table.print(terminal);
    terminal.out().println();
    Table pairs =
        Table.of("difference", "figure", "by", "95 % interval", "p", "better", "worse", "same");
    for (List<RetrievalRun> pair : results.pairs()) {
      for (RetrievalMetric metric : RetrievalMetric.values()) {
        compare(pairs, pair.get(0), pair.get(1), metric, topics);
      }
    }
    pairs.print(terminal);
  }

  private static void compare(
      Table table,
      RetrievalRun one,
      RetrievalRun other,
      RetrievalMetric metric,
      List<Topic> topics) {
    Difference difference = one.difference(other, metric, topics);
    RetrievalRun.WinsAndLosses counts = one.winsAndLosses(other, metric, topics);
    table.row(
        one.name() + " - " + other.name(),
        metric.title(),
        String.format(Locale.ROOT, "%+.3f", difference.value()),
        interval(difference.ci95(), "%+.3f"),
        number(difference.pValue()),
        counts.wins(),
        counts.losses(),
        counts.ties());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String interval(Interval interval, String format) {
    return String.format(Locale.ROOT, format + " to " + format, interval.low(), interval.high());
  }
}

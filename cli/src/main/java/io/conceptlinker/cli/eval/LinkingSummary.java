package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.linking.LinkingReport;
import io.conceptlinker.eval.linking.StratumScore;
import io.conceptlinker.eval.report.Cost;
import io.conceptlinker.eval.stats.Estimate;
import java.util.Locale;
import java.util.Optional;

/** The figures of a run that people look at first. */
final class LinkingSummary {
  private LinkingSummary() {}

  static void print(Terminal terminal, LinkingReport report, Optional<Cost> cost) {
    Table table = Table.of("figure", "percent", "95 % interval", "mentions");
    row(table, "Recall@1", report.recallAt(1));
    row(table, "Recall@1 strict", report.strictRecallAt(1));
    row(table, "Recall@5", report.recallAt(5));
    row(table, "MRR", report.meanReciprocalRank());
    for (StratumScore stratum : report.strata()) {
      row(
          table,
          "  " + stratum.stratum().dimension().label() + ": " + stratum.stratum().value(),
          stratum.recallAt1());
    }
    if (report.nilMentions() > 0) {
      row(table, "NIL precision", report.nil().precision());
      row(table, "NIL recall", report.nil().recall());
    }
    table.print(terminal);
    cost.ifPresent(
        spent ->
            terminal
                .out()
                .println(
                    "  "
                        + Numbers.grouped(Math.round(spent.mentionsPerSecond()))
                        + " mentions/s, at most "
                        + Numbers.bytes(spent.peakMemoryBytes())
                        + " of memory"));
  }

  private static void row(Table table, String label, Estimate estimate) {
    boolean measured = !Double.isNaN(estimate.value());
    table.row(
        label,
        measured ? percent(estimate.value()) : "-",
        measured ? percent(estimate.ci95().low()) + " to " + percent(estimate.ci95().high()) : "-",
        estimate.n());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}

package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.linking.LinkingComparison;
import io.conceptlinker.eval.linking.StratumDifference;
import io.conceptlinker.eval.stats.Difference;
import java.util.Locale;

/** How two runs differ, for people: percentage points, first minus second. */
final class ComparisonSummary {
  private ComparisonSummary() {}

  static void print(Terminal terminal, LinkingComparison comparison) {
    Table table = Table.of("figure", "points", "95 % interval", "p", "won", "lost", "mentions");
    row(
        table,
        "Recall@1",
        comparison.recallAt1(),
        Integer.toString(comparison.won().size()),
        Integer.toString(comparison.lost().size()));
    row(table, "Recall@1 strict", comparison.strictRecallAt1(), "", "");
    row(table, "Recall@5", comparison.recallAt5(), "", "");
    row(table, "MRR", comparison.meanReciprocalRank(), "", "");
    for (StratumDifference stratum : comparison.strata()) {
      row(
          table,
          "  " + stratum.stratum().dimension().label() + ": " + stratum.stratum().value(),
          stratum.recallAt1(),
          Long.toString(stratum.won()),
          Long.toString(stratum.lost()));
    }
    table.print(terminal);
  }

  private static void row(
      Table table, String label, Difference difference, String won, String lost) {
    boolean measured = !Double.isNaN(difference.value());
    table.row(
        label,
        measured ? points(difference.value()) : "-",
        measured
            ? points(difference.ci95().low()) + " to " + points(difference.ci95().high())
            : "-",
        measured ? String.format(Locale.ROOT, "%.3f", difference.pValue()) : "-",
        won,
        lost,
        difference.n());
  }

  private static String points(double share) {
    return String.format(Locale.ROOT, "%+.1f", 100 * share);
  }
}

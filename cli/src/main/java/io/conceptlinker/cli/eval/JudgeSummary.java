package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.judge.JudgeTally;
import io.conceptlinker.eval.judge.PanelReport;
import io.conceptlinker.eval.judge.Verdict;
import java.util.Locale;

/** What judges found, for people. */
final class JudgeSummary {

  private JudgeSummary() {}

  static void print(Terminal terminal, PanelReport report) {
    Table verdicts = Table.of("verdict", "hierarchy", "judges");
    for (Verdict verdict : Verdict.values()) {
      verdicts.row(verdict.label(), report.byHierarchy(verdict), report.byJudges(verdict));
    }
    verdicts.row("undecided", "", report.undecided());
    verdicts.print(terminal);
    terminal.out().println();
    Table judges = Table.of("judge", "replies", "gold found exact", "invalid", "failed", "unasked");
    for (int judge = 0; judge < report.judges().size(); judge++) {
      JudgeTally tally = report.tally(judge);
      long valid = tally.verdicts().values().stream().mapToLong(Long::longValue).sum();
      long exact = tally.gold().getOrDefault(Verdict.EXACT, 0L);
      judges.row(
          report.judges().get(judge),
          valid,
          valid == 0 ? "-" : percent((double) exact / valid),
          tally.invalid(),
          tally.failed(),
          tally.unasked());
    }
    judges.print(terminal);
    terminal.out().println();
    Table.plain()
        .row("Recall@1", percent(report.recallWith()))
        .row("  or exact by a second look", percent(report.recallWith(Verdict.EXACT)))
        .row("  or exact or broader", percent(report.recallWith(Verdict.EXACT, Verdict.BROADER)))
        .row("Fleiss' kappa", kappa(report.fleiss()))
        .print(terminal);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private static String kappa(double kappa) {
    return Double.isNaN(kappa) ? "-" : String.format(Locale.ROOT, "%.2f", kappa);
  }
}

package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.relation.RelationScore;
import java.util.Locale;

/** The figures of relations, for people. */
final class RelationSummary {
  private RelationSummary() {}

  static void print(Terminal terminal, CorpusScores scores) {
    if (!scores.hasRelations()) {
      return;
    }
    Table table = Table.of("relations", "precision", "recall", "F1", "gold");
    scores.relations().modes().forEach((mode, score) -> row(table, mode.label(), score));
    scores.conceptRelations().forEach((mode, score) -> row(table, mode.label(), score));
    table.print(terminal);
  }

  private static void row(Table table, String label, RelationScore score) {
    table.row(
        label,
        percent(score.micro().precision().value()),
        percent(score.micro().recall().value()),
        percent(score.micro().f1().value()),
        score.micro().counts().gold());
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}

package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.endtoend.EndToEndReport;
import io.conceptlinker.eval.endtoend.EndToEndScorer;
import io.conceptlinker.eval.entity.EntityReport;
import io.conceptlinker.eval.entity.EntityScorer;
import io.conceptlinker.eval.entity.MatchingOrder;
import io.conceptlinker.eval.report.Cost;
import io.conceptlinker.eval.report.MetricsWriter;
import io.conceptlinker.eval.spans.SpanDocument;
import io.conceptlinker.eval.stats.Bootstrap;
import io.conceptlinker.eval.stats.Detection;
import io.conceptlinker.eval.stats.Estimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a linker that finds mentions by itself.
 *
 * @param endToEnd spans with their concepts
 * @param entities spans with their types
 */
record SpanScores(EndToEndReport endToEnd, EntityReport entities) {

  static SpanScores of(List<SpanDocument> documents) {
    return new SpanScores(
        new EndToEndScorer(Bootstrap.PROTOCOL)
            .score(documents.stream().map(SpanDocument::linked).toList()),
        new EntityScorer(MatchingOrder.EXACT_FIRST, 0, Bootstrap.PROTOCOL)
            .score(documents.stream().map(SpanDocument::entities).toList()));
  }

  void write(Path file, Optional<Cost> cost) throws IOException {
    try (MetricsWriter writer = new MetricsWriter(Files.newBufferedWriter(file))) {
      writer.endToEnd(endToEnd);
      writer.entities(entities, Map.of());
      if (cost.isPresent()) {
        writer.cost(cost.get());
      }
    }
  }

  void print(Terminal terminal) {
    Table table = Table.of("figure", "precision", "recall", "F1", "95 % interval", "gold");
    row(table, "span and concept, strict", endToEnd.strict());
    row(table, "span and concept, overlap", endToEnd.overlap());
    row(table, "concepts of documents", endToEnd.document());
    table.print(terminal);
    Table schemas = Table.of("entities", "precision", "recall", "F1", "95 % interval", "gold");
    entities
        .overall()
        .forEach(
            (schema, score) ->
                schemas.row(
                    schema.label(),
                    percent(score.counts().precision()),
                    percent(score.counts().recall()),
                    percent(score.f1().value()),
                    interval(score.f1()),
                    score.f1().n()));
    schemas.print(terminal);
  }

  private static void row(Table table, String label, Detection detection) {
    table.row(
        label,
        percent(detection.precision().value()),
        percent(detection.recall().value()),
        percent(detection.f1().value()),
        interval(detection.f1()),
        detection.f1().n());
  }

  private static String interval(Estimate estimate) {
    return percent(estimate.ci95().low()) + " to " + percent(estimate.ci95().high());
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}

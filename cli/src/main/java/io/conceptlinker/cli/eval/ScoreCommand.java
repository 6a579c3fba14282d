package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.LinkingReport;
import io.conceptlinker.eval.linking.LinkingScorer;
import io.conceptlinker.eval.report.MetricsWriter;
import io.conceptlinker.eval.report.PredictionReader;
import io.conceptlinker.eval.spans.SpanDocument;
import io.conceptlinker.eval.spans.SpanDocumentReader;
import io.conceptlinker.eval.stats.Bootstrap;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Measures predictions again. */
@Command(
    name = "score",
    description = {
      "Measures the predictions of a run again, without linking.",
      "",
      "Writes the metrics.json of the run, save what linking cost."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ScoreCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--predictions",
      required = true,
      paramLabel = "FILE",
      description = "The predictions.jsonl of a run.")
  private Path predictions = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where metrics.json is written; made when it is not there.")
  private Path out = Path.of("");

  ScoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(out);
    Path metrics = out.resolve("metrics.json");
    if (hasDocuments()) {
      SpanScores scores;
      try (Step step = terminal.step("Scoring")) {
        List<SpanDocument> documents = SpanDocumentReader.readAll(predictions);
        scores = SpanScores.of(documents);
        step.done(Numbers.of(documents.size(), "document"));
      }
      scores.write(metrics, Optional.empty(), terminal);
    } else {
      LinkingReport report;
      try (Step step = terminal.step("Scoring")) {
        List<LinkingCase> cases = PredictionReader.readAll(predictions);
        report = new LinkingScorer(Bootstrap.PROTOCOL).score(cases);
        step.done(Numbers.of(cases.size(), "mention"));
      }
      try (MetricsWriter writer = new MetricsWriter(Files.newBufferedWriter(metrics))) {
        writer.linking(report);
      }
      LinkingSummary.print(terminal, report, Optional.empty());
    }
    return ExitCode.OK;
  }

  /** Whether the lines are documents with the spans that were found, or else mentions. */
  private boolean hasDocuments() throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(predictions)) {
      String first = lines.readLine();
      if (first == null) {
        throw new DataException("predictions [" + predictions + "]: expected a line, found none");
      }
      return first.contains("\"asked\":");
    }
  }
}

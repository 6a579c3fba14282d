package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.LinkingReport;
import io.conceptlinker.eval.linking.LinkingScorer;
import io.conceptlinker.eval.report.MetricsWriter;
import io.conceptlinker.eval.report.PredictionReader;
import io.conceptlinker.eval.report.html.Provenance;
import io.conceptlinker.eval.report.html.ReportBuilder;
import io.conceptlinker.eval.spans.SpanDocument;
import io.conceptlinker.eval.spans.SpanDocumentReader;
import io.conceptlinker.eval.stats.Bootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures predictions again. */
@Command(
    name = "score",
    description = {
      "Measures the predictions of a run again, without linking.",
      "",
      "Writes the metrics.json of the run, save what linking cost, and a report.html without what"
          + " only corpus and knowledge base can tell."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ScoreCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

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
    Path metrics = out.resolve(RunFiles.METRICS);
    ReportBuilder report = new ReportBuilder(provenance());
    if (RunFiles.hasDocuments(predictions)) {
      SpanScores scores;
      try (Step step = terminal.step("Scoring")) {
        List<SpanDocument> documents = SpanDocumentReader.readAll(predictions);
        scores = SpanScores.of(documents);
        step.done(Numbers.of(documents.size(), "document"));
      }
      scores.write(metrics, Optional.empty());
      report.endToEnd(scores.endToEnd()).entities(scores.entities(), Map.of());
      scores.print(terminal);
    } else {
      LinkingReport scores;
      try (Step step = terminal.step("Scoring")) {
        List<LinkingCase> cases = PredictionReader.readAll(predictions);
        scores = new LinkingScorer(Bootstrap.PROTOCOL).score(cases);
        report.linking(scores, cases);
        step.done(Numbers.of(cases.size(), "mention"));
      }
      try (MetricsWriter writer = new MetricsWriter(Files.newBufferedWriter(metrics))) {
        writer.linking(scores);
      }
      LinkingSummary.print(terminal, scores, Optional.empty());
    }
    RunReport.write(report, out, terminal);
    return ExitCode.OK;
  }

  private Provenance provenance() {
    return new Provenance(
        String.valueOf(predictions.getFileName()),
        "",
        "",
        "predictions scored again",
        "",
        Bootstrap.PROTOCOL.seed(),
        CommandText.version(spec.root()),
        CommandText.of(spec.root()));
  }
}

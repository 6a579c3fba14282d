package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.baseline.Baseline;
import io.conceptlinker.eval.baseline.Ranking;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.LinkingReport;
import io.conceptlinker.eval.linking.LinkingScorer;
import io.conceptlinker.eval.linking.StratumFinder;
import io.conceptlinker.eval.linking.TrainingIndex;
import io.conceptlinker.eval.report.Cost;
import io.conceptlinker.eval.report.MetricsWriter;
import io.conceptlinker.eval.report.PredictionWriter;
import io.conceptlinker.eval.report.html.ReportBuilder;
import io.conceptlinker.eval.stats.Bootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One evaluation on gold spans: links, scores, writes.
 *
 * @param terminal where steps and the summary go
 * @param data what is linked, and to what
 * @param threads threads that link
 * @param report the report to be filled
 */
record Evaluation(Terminal terminal, EvaluationData data, int threads, ReportBuilder report) {

  void run(LinkerOptions options, Path out) throws IOException, InterruptedException {
    Files.createDirectories(out);
    try (LinkerBench bench = LinkerBench.open(options, data, terminal)) {
      long began = System.nanoTime();
      List<List<Ranking>> answers = link(options.name(), bench.linker());
      Answers ours =
          new Answers(
              answers, (System.nanoTime() - began) / 1e9, bench.modelCalls(), PeakMemory.bytes());
      Map<String, LinkingReport> beside = new LinkedHashMap<>();
      for (Baseline baseline : options.beside()) {
        List<LinkingCase> cases = cases(link(baseline.label(), bench.beside(baseline)));
        beside.put(baseline.label(), new LinkingScorer(Bootstrap.PROTOCOL).score(cases));
      }
      write(bench, ours, beside, out);
    }
  }

  /**
   * What the linker said, and what it took.
   *
   * @param rankings by document, then mention
   */
  private record Answers(
      List<List<Ranking>> rankings, double seconds, long modelCalls, long peakMemoryBytes) {}

  private List<List<Ranking>> link(String name, GoldLinker linker) throws InterruptedException {
    try (Step step = terminal.step("Linking with " + name)) {
      long began = System.nanoTime();
      List<List<Ranking>> answers =
          new DocumentRun<List<Ranking>>(linker::link, threads).run(data.gold(), step);
      double seconds = (System.nanoTime() - began) / 1e9;
      long mentions = answers.stream().mapToLong(List::size).sum();
      step.done(Numbers.grouped(Math.round(mentions / seconds)) + " mentions/s");
      return answers;
    }
  }

  /** The mentions with their answers, in the order of the corpus. */
  private List<LinkingCase> cases(List<List<Ranking>> answers) {
    StratumFinder finder = finder();
    List<LinkingCase> cases = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      List<GoldMention> mentions = data.gold().get(i).mentions();
      for (int j = 0; j < mentions.size(); j++) {
        GoldMention mention = mentions.get(j);
        cases.add(
            new LinkingCase(mention, answers.get(i).get(j).concepts(), finder.strata(mention)));
      }
    }
    return cases;
  }

  private void write(
      LinkerBench bench, Answers answers, Map<String, LinkingReport> beside, Path out)
      throws IOException {
    List<LinkingCase> cases = cases(answers.rankings());
    List<Ranking> rankings = answers.rankings().stream().flatMap(List::stream).toList();
    GoldTexts texts = GoldTexts.of(data.gold());
    ErrorsFile errors = new ErrorsFile(new BundleOntology(bench.kb()), texts);
    Map<String, Long> paths = new TreeMap<>();
    for (int i = 0; i < cases.size(); i++) {
      paths.merge(rankings.get(i).path(), 1L, Long::sum);
      errors.add(cases.get(i), rankings.get(i));
    }
    try (PredictionWriter writer =
        new PredictionWriter(Files.newBufferedWriter(out.resolve(RunFiles.PREDICTIONS)))) {
      for (LinkingCase scored : cases) {
        writer.write(scored);
      }
    }
    errors.write(out.resolve(RunFiles.ERRORS));
    Cost cost =
        new Cost(
            cases.size(),
            answers.seconds(),
            answers.modelCalls(),
            answers.peakMemoryBytes(),
            paths);
    LinkingReport scores;
    try (Step step = terminal.step("Scoring")) {
      scores = new LinkingScorer(Bootstrap.PROTOCOL).score(cases);
      try (MetricsWriter writer =
          new MetricsWriter(Files.newBufferedWriter(out.resolve(RunFiles.METRICS)))) {
        writer.linking(scores);
        writer.cost(cost);
      }
      beside.forEach(report::beside);
      report.linking(scores, cases).cost(cost).texts(texts);
      RunReport.write(report.ontology(new BundleOntology(bench.kb())), out, terminal);
      step.done(Numbers.of(scores.mentions(), "mention"));
    }
    LinkingSummary.print(terminal, scores, Optional.of(cost));
  }

  private StratumFinder finder() {
    StratumFinder finder = new StratumFinder();
    if (!data.training().isEmpty()) {
      finder =
          finder.withTraining(
              new TrainingIndex(
                  data.training().stream()
                      .flatMap(document -> document.mentions().stream())
                      .toList()));
    }
    return data.kb().isPresent()
        ? finder.withKnowledgeBase(new BundleNames(data.kb().get()))
        : finder;
  }
}

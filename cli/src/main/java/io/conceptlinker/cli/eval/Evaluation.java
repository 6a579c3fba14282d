package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
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
import io.conceptlinker.eval.stats.Bootstrap;
import io.conceptlinker.kb.KnowledgeBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One evaluation on gold spans: links, scores, writes.
 *
 * @param terminal where steps and the summary go
 * @param kb the knowledge base, unless training makes one
 * @param gold the documents
 * @param training training documents, perhaps none
 * @param threads threads that link
 */
record Evaluation(
    Terminal terminal,
    Optional<KnowledgeBase> kb,
    List<GoldDocument> gold,
    List<GoldDocument> training,
    int threads) {

  void run(LinkerOptions options, Path out) throws IOException, InterruptedException {
    Files.createDirectories(out);
    try (LinkerBench bench = LinkerBench.open(options, kb, training, terminal);
        Step step = terminal.step("Linking with " + options.name())) {
      long began = System.nanoTime();
      List<List<Ranking>> answers =
          new DocumentRun<List<Ranking>>(bench.linker()::link, threads).run(gold, step);
      double seconds = (System.nanoTime() - began) / 1e9;
      step.done(Numbers.grouped(Math.round(mentions().size() / seconds)) + " mentions/s");
      write(bench, answers, seconds, out);
    }
  }

  private void write(LinkerBench bench, List<List<Ranking>> answers, double seconds, Path out)
      throws IOException {
    StratumFinder finder = finder();
    ErrorsFile errors = new ErrorsFile(Optional.of(bench.kb()));
    List<LinkingCase> cases = new ArrayList<>();
    Map<String, Long> paths = new TreeMap<>();
    for (int i = 0; i < gold.size(); i++) {
      GoldDocument document = gold.get(i);
      String text = document.document().text();
      for (int j = 0; j < document.mentions().size(); j++) {
        GoldMention mention = document.mentions().get(j);
        Ranking ranking = answers.get(i).get(j);
        LinkingCase scored = new LinkingCase(mention, ranking.concepts(), finder.strata(mention));
        cases.add(scored);
        paths.merge(ranking.path(), 1L, Long::sum);
        errors.add(scored, ranking, text);
      }
    }
    try (PredictionWriter writer =
        new PredictionWriter(Files.newBufferedWriter(out.resolve("predictions.jsonl")))) {
      for (LinkingCase scored : cases) {
        writer.write(scored);
      }
    }
    errors.write(out.resolve("errors.jsonl"));
    LinkingReport report = new LinkingScorer(Bootstrap.PROTOCOL).score(cases);
    Cost cost = new Cost(cases.size(), seconds, 0, cases.size(), PeakMemory.bytes(), paths);
    try (MetricsWriter writer =
        new MetricsWriter(Files.newBufferedWriter(out.resolve("metrics.json")))) {
      writer.linking(report);
      writer.cost(cost);
    }
    LinkingSummary.print(terminal, report, Optional.of(cost));
  }

  private StratumFinder finder() {
    StratumFinder finder = new StratumFinder();
    if (!training.isEmpty()) {
      finder = finder.withTraining(new TrainingIndex(mentions(training)));
    }
    return kb.isPresent() ? finder.withKnowledgeBase(new BundleNames(kb.get())) : finder;
  }

  private List<GoldMention> mentions() {
    return mentions(gold);
  }

  private static List<GoldMention> mentions(List<GoldDocument> documents) {
    return documents.stream().flatMap(document -> document.mentions().stream()).toList();
  }
}

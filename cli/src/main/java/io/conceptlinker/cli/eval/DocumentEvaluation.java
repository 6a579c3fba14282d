package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.eval.report.Cost;
import io.conceptlinker.eval.report.html.ReportBuilder;
import io.conceptlinker.eval.spans.AskedSpan;
import io.conceptlinker.eval.spans.FoundSpan;
import io.conceptlinker.eval.spans.SpanDocument;
import io.conceptlinker.eval.spans.SpanDocumentWriter;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.OverlapPolicy;
import io.conceptlinker.link.SpanLinker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation in which the linker finds the mentions itself: links, scores, writes.
 *
 * @param terminal where steps and the summary go
 * @param data what is linked, and to what
 * @param threads threads that link
 * @param report the report to be filled
 */
record DocumentEvaluation(
    Terminal terminal, EvaluationData data, int threads, ReportBuilder report) {

  /** The type of all entities when those of the corpus are no semantic groups. */
  private static final String ANY_TYPE = "Concept";

  void run(LinkerOptions options, Path out) throws IOException, InterruptedException {
    Files.createDirectories(out);
    try (LinkerBench bench = LinkerBench.open(options, data, terminal);
        Step step = terminal.step("Linking with " + options.name())) {
      SpanLinker linker = bench.own();
      long began = System.nanoTime();
      List<LinkResult> results =
          new DocumentRun<LinkResult>(
                  document -> linker.link(List.of(request(document))).getFirst(), threads)
              .run(data.gold(), step);
      double seconds = (System.nanoTime() - began) / 1e9;
      long mentions = results.stream().mapToLong(result -> result.mentions().size()).sum();
      step.done(Numbers.grouped(Math.round(mentions / seconds)) + " mentions/s");
      Map<String, Long> paths = new TreeMap<>();
      results.forEach(
          result ->
              result
                  .mentions()
                  .forEach(mention -> paths.merge(mention.path().label(), 1L, Long::sum)));
      Cost cost = new Cost(mentions, seconds, bench.modelCalls(), PeakMemory.bytes(), paths);
      List<SpanDocument> documents = documents(results, bench.kb());
      try (SpanDocumentWriter writer =
          new SpanDocumentWriter(Files.newBufferedWriter(out.resolve(RunFiles.PREDICTIONS)))) {
        for (SpanDocument document : documents) {
          writer.write(document);
        }
      }
      new SpanErrorsFile(bench.kb(), data.gold()).write(documents, out.resolve(RunFiles.ERRORS));
      SpanScores scores = SpanScores.of(documents);
      scores.write(out.resolve(RunFiles.METRICS), Optional.of(cost));
      RunReport.write(
          report
              .endToEnd(scores.endToEnd())
              .entities(scores.entities(), Map.of())
              .cost(cost)
              .ontology(new BundleOntology(bench.kb())),
          out,
          terminal);
      scores.print(terminal);
    }
  }

  private static LinkRequest request(GoldDocument document) {
    return document.request(new LinkOptions(0, Set.of(), OverlapPolicy.NO_SUB, 1));
  }

  private List<SpanDocument> documents(List<LinkResult> results, KnowledgeBase linked) {
    Set<String> groups = new HashSet<>(linked.semanticGroups());
    boolean typed =
        data.gold().stream()
            .flatMap(document -> document.mentions().stream())
            .allMatch(mention -> groups.contains(mention.group()));
    List<SpanDocument> documents = new ArrayList<>();
    for (int i = 0; i < data.gold().size(); i++) {
      GoldDocument document = data.gold().get(i);
      List<AskedSpan> asked = new ArrayList<>();
      for (int j = 0; j < document.mentions().size(); j++) {
        GoldMention mention = document.mentions().get(j);
        Annotation annotation = document.annotations().get(j);
        asked.add(
            new AskedSpan(annotation.region(), typed ? mention.group() : ANY_TYPE, mention.gold()));
      }
      List<FoundSpan> found = new ArrayList<>();
      for (Mention mention : results.get(i).mentions()) {
        found.add(found(document.document(), mention, typed ? linked : null));
      }
      documents.add(new SpanDocument(document.document().id(), asked, found));
    }
    return documents;
  }

  private static FoundSpan found(
      CorpusDocument document, Mention mention, @Nullable KnowledgeBase groupsOf) {
    String type =
        groupsOf == null
            ? ANY_TYPE
            : groupsOf.semanticGroup(groupsOf.concept(mention.conceptId())).orElse(ANY_TYPE);
    return new FoundSpan(
        Region.of(document.start(mention), document.end(mention)),
        type,
        mention.conceptId(),
        Math.clamp(mention.score(), 0, 1));
  }
}

package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.corpus.ConceptReferences;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.eval.report.html.Provenance;
import io.conceptlinker.eval.report.html.ReportBuilder;
import io.conceptlinker.eval.stats.Bootstrap;
import io.conceptlinker.kb.KnowledgeBase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Links the mentions of a corpus and measures the answers. */
@Command(
    name = "run",
    description = {
      "Links an annotated corpus and measures the answers.",
      "",
      "Writes into a directory: metrics.json; report.html with its plots as PNG and Vega-Lite;"
          + " predictions.jsonl, which `eval score` measures again; errors.jsonl, wrong answers, the"
          + " most confident first. The report and errors.jsonl show text of the corpus.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker eval run --kb medic-kb --corpus test.pubtator --format pubtator \\",
      "      --train train.pubtator --linker lexical --out runs/lexical",
      "  concept-linker eval run --kb medic-kb --corpus dev.pubtator --format pubtator \\",
      "      --types Disease --linker tfidf --expand-abbreviations --out runs/tfidf",
      "  concept-linker eval run --kb medic-kb --corpus test.pubtator --format pubtator \\",
      "      --train train.pubtator --linker lexical --beside exact,dictionary+tfidf --out runs/both",
      "  concept-linker eval run --kb umls-kb --corpus corpus/dev --format brat --language fr \\",
      "      --linker lexical --spans predicted --out runs/end-to-end"
    })
final class RunCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--kb",
      paramLabel = "DIR",
      description = "The knowledge base bundle. May be left out when --train-concepts makes one.")
  private Optional<Path> kb = Optional.empty();

  @Mixin private CorpusOptions corpus = new CorpusOptions();

  @Mixin private LinkerOptions linker = new LinkerOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads that link (default: ${DEFAULT-VALUE}). Answers do not depend on it.")
  private int threads;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the files are written; made when it is not there.")
  private Path out = Path.of("");

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    linker.check(spec.commandLine(), kb.isPresent(), !corpus.training().isEmpty());
    Threads.check(spec.commandLine(), threads);
    if (kb.isEmpty()) {
      evaluate(Optional.empty());
    } else {
      try (KnowledgeBase opened = KnowledgeBase.open(kb.get())) {
        evaluate(Optional.of(opened));
      }
    }
    return ExitCode.OK;
  }

  private void evaluate(Optional<KnowledgeBase> opened) throws IOException, InterruptedException {
    FormatProblems problems = corpus.problems();
    GoldReader reader =
        corpus.reader(spec.commandLine(), opened.map(ConceptReferences::new), problems);
    List<GoldDocument> training = new ArrayList<>();
    if (!corpus.training().isEmpty()) {
      training.addAll(
          read(
              "Training corpus",
              reader.of(corpus.trainingDocuments()),
              corpus.training(),
              problems));
    }
    List<GoldDocument> gold =
        read("Corpus", reader.of(corpus.documents()), List.of(corpus.file()), problems);
    EvaluationData data = new EvaluationData(opened, gold, training);
    ReportBuilder report = new ReportBuilder(provenance(opened));
    switch (linker.spans()) {
      case GOLD -> new Evaluation(terminal, data, threads, report).run(linker, out);
      case PREDICTED -> new DocumentEvaluation(terminal, data, threads, report).run(linker, out);
    }
  }

  private Provenance provenance(Optional<KnowledgeBase> opened) {
    return new Provenance(
        corpus.title(),
        corpus.split(),
        opened.map(bundle -> bundle.name() + " " + bundle.version()).orElse("training concepts"),
        linker.title(),
        corpus.training().stream()
            .map(file -> String.valueOf(file.getFileName()))
            .collect(Collectors.joining(", ")),
        Bootstrap.PROTOCOL.seed(),
        CommandText.version(spec.root()),
        CommandText.of(spec.root()));
  }

  private List<GoldDocument> read(
      String what, GoldReader reader, List<Path> files, FormatProblems problems)
      throws IOException {
    try (Step step = terminal.step(what)) {
      long skippedBefore = problems.skipped();
      List<GoldDocument> documents = reader.read(files);
      long skipped = problems.skipped() - skippedBefore;
      long mentions = documents.stream().mapToLong(document -> document.mentions().size()).sum();
      step.done(
          Numbers.of(documents.size(), "document")
              + ", "
              + Numbers.of(mentions, "mention")
              + (skipped == 0 ? "" : ", " + Numbers.grouped(skipped) + " skipped"));
      return documents;
    }
  }
}

package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.format.CorpusFormat;
import io.conceptlinker.eval.entity.MatchingOrder;
import io.conceptlinker.eval.report.MetricsWriter;
import io.conceptlinker.eval.report.html.Provenance;
import io.conceptlinker.eval.report.html.ReportBuilder;
import io.conceptlinker.eval.stats.Bootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures a corpus that any system wrote. */
@Command(
    name = "corpora",
    description = {
      "Measures what any system wrote as a corpus against the gold corpus: spans with their"
          + " concepts, entities in four schemas, relations between mentions and between concepts.",
      "",
      "Writes metrics.json and report.html."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker eval corpora --gold Dev.PubTator --found system.PubTator \\",
      "      --format pubtator --out scores",
      "  concept-linker eval corpora --gold gold/ --format brat --found system.json \\",
      "      --found-format bioc --types Disease --out scores"
    })
final class CorporaCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--gold",
      required = true,
      paramLabel = "FILE|DIR",
      description = "The gold corpus.")
  private Path gold = Path.of("");

  @Option(
      names = "--found",
      required = true,
      paramLabel = "FILE|DIR",
      description = "What the system wrote; documents that are missing count as empty.")
  private Path found = Path.of("");

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "Format of both, see docs/corpora.md.")
  private String format = "";

  @Option(
      names = "--found-format",
      paramLabel = "FORMAT",
      description = "Format of what the system wrote, when it is another one.")
  private Optional<String> foundFormat = Optional.empty();

  @Option(
      names = "--types",
      split = ",",
      paramLabel = "TYPE",
      description = "Only entities of these types count.")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--nervaluate",
      description = "Pair entities in the greedy order of nervaluate, for comparison with it.")
  private boolean nervaluate;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the files are written; made when it is not there.")
  private Path out = Path.of("");

  CorporaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(out);
    CorpusScores scores;
    try (Step step = terminal.step("Scoring")) {
      Map<String, CorpusDocument> asked = read(gold, format);
      Map<String, CorpusDocument> answers = read(found, foundFormat.orElse(format));
      for (String id : answers.keySet()) {
        if (!asked.containsKey(id)) {
          throw new DataException(
              "document ["
                  + id
                  + "]: expected documents of the gold corpus, found another in "
                  + found
                  + "; name the corpus that the system was given");
        }
      }
      scores = CorpusScores.of(List.copyOf(asked.values()), answers, order());
      step.done(Numbers.of(asked.size(), "document"));
    }
    ReportBuilder report = new ReportBuilder(provenance());
    try (MetricsWriter writer =
        new MetricsWriter(Files.newBufferedWriter(out.resolve(RunFiles.METRICS)))) {
      writer.endToEnd(scores.spans().endToEnd());
      writer.entities(scores.spans().entities(), Map.of());
      report.endToEnd(scores.spans().endToEnd()).entities(scores.spans().entities(), Map.of());
      if (scores.hasRelations()) {
        writer.relations(scores.relations(), scores.conceptRelations());
        report.relations(scores.relations(), scores.conceptRelations());
      }
    }
    RunReport.write(report, out, terminal);
    scores.spans().print(terminal);
    RelationSummary.print(terminal, scores);
    return ExitCode.OK;
  }

  private MatchingOrder order() {
    return nervaluate ? MatchingOrder.NERVALUATE : MatchingOrder.EXACT_FIRST;
  }

  private Map<String, CorpusDocument> read(Path corpus, String name) throws IOException {
    Map<String, CorpusDocument> documents = new LinkedHashMap<>();
    try (CorpusReader reader = format(name).open(corpus)) {
      for (Optional<CorpusDocument> next = reader.read(); next.isPresent(); next = reader.read()) {
        CorpusDocument document = ofTypes(next.get());
        if (documents.put(document.id(), document) != null) {
          throw new DataException(
              "document ["
                  + document.id()
                  + "]: expected each id once, found it twice in "
                  + corpus
                  + "; remove one");
        }
      }
    }
    return documents;
  }

  private CorpusFormat format(String name) {
    try {
      return CorpusFormat.of(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private CorpusDocument ofTypes(CorpusDocument document) {
    if (types.isEmpty()) {
      return document;
    }
    Set<String> wanted =
        types.stream().map(type -> type.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    List<Annotation> annotations =
        document.annotations().stream()
            .filter(annotation -> wanted.contains(annotation.type().toLowerCase(Locale.ROOT)))
            .toList();
    return new CorpusDocument(
        document.id(), document.language(), document.passages(), annotations, document.relations());
  }

  private Provenance provenance() {
    return new Provenance(
        String.valueOf(gold.getFileName()),
        String.join(", ", types),
        "",
        String.valueOf(found.getFileName()),
        "",
        Bootstrap.PROTOCOL.seed(),
        CommandText.version(spec.root()),
        CommandText.of(spec.root()));
  }
}

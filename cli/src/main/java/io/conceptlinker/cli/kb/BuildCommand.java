package io.conceptlinker.cli.kb;

import io.conceptlinker.cli.corpus.TrainingCorpus;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.load.BuildReport;
import io.conceptlinker.load.CompileSpec;
import io.conceptlinker.load.KbSource;
import io.conceptlinker.load.KnowledgeBaseCompiler;
import io.conceptlinker.load.TrainingName;
import io.conceptlinker.load.intake.Filters;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compiles sources into a bundle. */
@Command(
    name = "build",
    description = {
      "Compiles releases of terminologies into a knowledge base bundle, a directory.",
      "",
      "What was read, kept and dropped for which reason is written beside the bundle, in"
          + " DIR.report.txt and DIR.report.json."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis =
        "concept-linker kb build (--source=FORMAT --in=PATH [--spec=FILE])... --out=DIR [OPTION...]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker kb build --source umls --in 2026AA/META --out umls-kb --language en,fr",
      "  concept-linker kb build --source medic --in CTD_diseases.tsv --out medic-kb",
      "  concept-linker kb build --source mesh --in mesh/ --source obo --in hp.obo --out merged-kb",
      "  concept-linker kb build --source tsv --in terms.tsv --spec terms.yml --out own-kb"
    })
final class BuildCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(exclusive = false, multiplicity = "1..*")
  private final List<SourceOptions> sources = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The bundle's directory; must not exist yet.")
  private Path out = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the knowledge base (default: the name of the directory).")
  private Optional<String> name = Optional.empty();

  @Mixin private FilterOptions filters = new FilterOptions();

  @Option(
      names = "--train",
      paramLabel = "FILE",
      description =
          "Add the mention strings of an annotated corpus (PubTator) as names. Repeatable.")
  private List<Path> training = List.of();

  @Option(
      names = "--coverage",
      paramLabel = "SHARE",
      description =
          "Share of the mentions in your texts whose concept the vocabulary has, 0 to 1 (default: what"
              + " --train shows, or 1). The linker with a model expects that of the others nothing is"
              + " right.")
  private @Nullable Double coverage;

  @Option(names = "--overwrite", description = "Replace a bundle that is there.")
  private boolean overwrite;

  @Option(names = "--lenient", description = "Skip broken rows and count them.")
  private boolean lenient;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  BuildCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    CompileSpec compileSpec = compileSpec();
    BuildReport report;
    try (Step step = terminal.step("Compiling " + compileSpec.name())) {
      report =
          KnowledgeBaseCompiler.compile(
              compileSpec,
              (file, rows, fraction, rowsPerSecond) ->
                  step.progress(
                      fraction,
                      file
                          + ": "
                          + Numbers.of(rows, "row")
                          + ", "
                          + Numbers.grouped(Math.round(rowsPerSecond))
                          + " rows/s"));
      step.done(
          Numbers.of(report.counts().getOrDefault("concepts", 0L), "concept")
              + ", "
              + Numbers.of(report.counts().getOrDefault("names", 0L), "name"));
    }
    Path beside = out.toAbsolutePath().normalize();
    if (json) {
      terminal
          .out()
          .print(Files.readString(beside.resolveSibling(beside.getFileName() + ".report.json")));
    } else {
      print(report);
    }
    return ExitCode.OK;
  }

  private CompileSpec compileSpec() throws IOException {
    try {
      List<KbSource> kbSources = sources.stream().map(SourceOptions::source).toList();
      Filters wanted = filters.filters();
      String kbName = name.orElse(String.valueOf(out.toAbsolutePath().normalize().getFileName()));
      // Checks everything that can be checked before files are read.
      CompileSpec unchecked =
          new CompileSpec(
              kbName,
              kbSources,
              out,
              wanted,
              List.of(),
              coverage == null ? OptionalDouble.empty() : OptionalDouble.of(coverage),
              lenient,
              overwrite);
      List<TrainingName> names =
          training.isEmpty()
              ? List.of()
              : TrainingCorpus.read(
                  training, wanted.languages().isEmpty() ? "en" : wanted.languages().getFirst());
      return unchecked.withTrainingNames(names);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void print(BuildReport report) {
    Table table = Table.plain();
    table.row("bundle", out);
    table.row("version", report.version());
    report
        .sources()
        .forEach(
            source -> {
              long dropped = source.count(Item.NAME).droppedInAll();
              table.row(
                  source.format(),
                  Numbers.of(source.count(Item.CONCEPT).kept(), "concept")
                      + ", "
                      + Numbers.of(source.count(Item.NAME).kept(), "name")
                      + (dropped == 0 ? "" : ", " + Numbers.of(dropped, "name") + " dropped"));
            });
    if (report.training().read() > 0) {
      table.row(
          "training",
          Numbers.of(report.training().kept(), "name")
              + " of "
              + Numbers.grouped(report.training().read()));
    }
    table.row("report", out + ".report.txt");
    table.print(terminal);
  }
}

package io.conceptlinker.cli.experiment;

import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Fails when figures are not what they should be. */
@Command(
    name = "gate",
    description = {
      "Compares the figures of runs with those that an experiment expects. A figure that is further"
          + " off than it may be fails, also when it is better than expected: what was measured has"
          + " changed, and the file should say so.",
      "",
      "Ends with exit code 4 when a figure fails."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker eval gate --spec config/experiments/ncbi-disease-test.yaml \\",
      "      --runs runs/ncbi-disease-test --junit gate.xml"
    })
public final class GateCommand implements Callable<Integer> {

  /** A figure is not what it should be. */
  public static final int FAILED = 4;

  private final Terminal terminal;

  @Option(
      names = "--spec",
      required = true,
      paramLabel = "FILE",
      description = "The experiment: YAML with the expected figures.")
  private Path spec = Path.of("");

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description =
          "Where the runs are, a directory for each system (default: runs/NAME, by the name of the"
              + " experiment).")
  private Optional<Path> runs = Optional.empty();

  @Option(
      names = "--system",
      split = ",",
      paramLabel = "NAME",
      description = "Only the figures of this system. Repeatable.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Also write the outcome as JUnit XML.")
  private Optional<Path> junit = Optional.empty();

  /** A command that prints there. */
  public GateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Experiment experiment = new ExperimentReader(spec).read();
    Path directory = runs.orElseGet(() -> Path.of("runs", experiment.name()));
    List<FigureCheck> checks = FigureCheck.all(experiment, Set.copyOf(only), directory);
    if (checks.isEmpty()) {
      throw new DataException(
          "experiment ["
              + spec
              + "]: expected figures under `expected`, found none"
              + (only.isEmpty() ? "" : " of " + String.join(", ", only))
              + "; record them");
    }
    if (junit.isPresent()) {
      JunitXml.write(experiment.name(), checks, junit.get());
    }
    List<FigureCheck> failed = checks.stream().filter(check -> !check.passed()).toList();
    Table table = Table.of("system", "figure", "expected", "tolerance", "found");
    for (FigureCheck check : failed) {
      table.row(
          check.system(),
          check.figure().text(),
          FigureCheck.number(check.expected().value()),
          FigureCheck.number(check.expected().tolerance()),
          check.found().isPresent() ? FigureCheck.number(check.found().getAsDouble()) : "none");
    }
    if (!failed.isEmpty()) {
      table.print(terminal);
    }
    terminal
        .out()
        .println(
            "  "
                + experiment.name()
                + ": "
                + (checks.size() - failed.size())
                + " of "
                + checks.size()
                + " figures are as expected");
    return failed.isEmpty() ? ExitCode.OK : FAILED;
  }
}

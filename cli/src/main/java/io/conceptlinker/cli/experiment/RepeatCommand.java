package io.conceptlinker.cli.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import io.conceptlinker.cli.experiment.Experiment.Unpack;
import io.conceptlinker.cli.process.OwnProcess;
import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.corpus.files.CorpusFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the commands of an experiment. */
@Command(
    name = "repeat",
    description = {
      "Runs an experiment: makes the knowledge bases that are not there yet, then measures each of"
          + " its systems. `eval gate` tells whether the figures are the expected ones.",
      "",
      "The files of the data must be below --data by the names that the experiment has for them."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker eval repeat config/experiments/ncbi-disease-test.yaml --data ../data",
      "  concept-linker eval repeat own.yaml --data ../data --system lexical --record"
    })
public final class RepeatCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final OwnProcess process;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The experiment: YAML.")
  private Path file = Path.of("");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Knowledge bases and corpora.")
  private Path data = Path.of("");

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description =
          "Where the runs are written, a directory for each system (default: runs/NAME, by the name"
              + " of the experiment).")
  private Optional<Path> runs = Optional.empty();

  @Option(
      names = "--system",
      split = ",",
      paramLabel = "NAME",
      description = "Only this system. Repeatable.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--record",
      description = "Write the figures into the experiment, as those to be expected from now on.")
  private boolean record;

  /**
   * A command that prints there.
   *
   * @param mainClass the class that starts the program
   */
  public RepeatCommand(Terminal terminal, String mainClass) {
    this.terminal = terminal;
    this.process = new OwnProcess(mainClass);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Experiment experiment = new ExperimentReader(file).read();
    Map<String, List<String>> systems = systems(experiment);
    Path directory = runs.orElseGet(() -> Path.of("runs", experiment.name()));
    Files.createDirectories(directory);
    Places places =
        new Places(
            data, directory, Optional.ofNullable(file.getParent()).orElseGet(() -> Path.of(".")));
    for (Unpack wanted : experiment.unpack()) {
      unpack(places, wanted);
    }
    process.prepare(experiment.prepare().stream().map(places::fill).toList());
    Map<String, JsonNode> measured = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> system : systems.entrySet()) {
      Path out = directory.resolve(system.getKey());
      List<String> words = new ArrayList<>(places.fill(experiment.run()));
      words.addAll(places.fill(system.getValue()));
      words.addAll(List.of("--out", out.toString()));
      terminal.say(terminal.messageStyle().dim("  " + system.getKey()));
      process.run(words);
      measured.put(system.getKey(), FigureCheck.metrics(out.resolve("metrics.json")));
    }
    if (record) {
      new ExperimentRecord(file, experiment).write(measured);
    }
    print(measured);
    return ExitCode.OK;
  }

  private Map<String, List<String>> systems(Experiment experiment) throws DataException {
    if (experiment.run().isEmpty() || experiment.systems().isEmpty()) {
      throw new DataException(
          "experiment [" + file + "]: expected `run` and `systems`, found none; add the commands");
    }
    Map<String, List<String>> systems = new LinkedHashMap<>(experiment.systems());
    for (String name : only) {
      if (!systems.containsKey(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "--system ["
                + name
                + "]: expected one of "
                + String.join(", ", experiment.systems().keySet()));
      }
    }
    systems.keySet().removeIf(name -> !only.isEmpty() && !only.contains(name));
    return systems;
  }

  private static void unpack(Places places, Unpack wanted) throws IOException {
    Path to = Path.of(places.fill(wanted.to()));
    Path archive = Path.of(places.fill(wanted.archive()));
    try (CorpusFiles files = CorpusFiles.open(archive)) {
      if (!files.has(wanted.file())) {
        throw new DataException(
            "archive ["
                + archive
                + "]: expected the file "
                + wanted.file()
                + " in it, found none; see that it is the archive that the experiment means");
      }
      try (InputStream in = files.stream(wanted.file())) {
        Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private void print(Map<String, JsonNode> measured) {
    Table table = Table.of("system", "Recall@1", "Recall@5", "F1 end to end", "mentions/s");
    measured.forEach(
        (system, metrics) ->
            table.row(
                system,
                percent(metrics.at("/linking/recall_at_1/value")),
                percent(metrics.at("/linking/recall_at_5/value")),
                percent(metrics.at("/end_to_end/strict/f1/value")),
                Math.round(metrics.at("/cost/mentions_per_second").asDouble())));
    table.print(terminal);
  }

  private static String percent(JsonNode share) {
    return share.isNumber() ? String.format(Locale.ROOT, "%.1f", 100 * share.asDouble()) : "-";
  }
}

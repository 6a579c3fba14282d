package io.conceptlinker.cli.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Counts the errors of runs by what is wrong with them. */
@Command(
    name = "errors",
    description = {
      "Says what is wrong with the first answers of runs on given mentions: the share of mentions"
          + " that are right, and of each kind of error, in percent.",
      "",
      "An error is counted once, as the first kind that fits it. errors.jsonl of the run has them"
          + " one by one."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  concept-linker eval errors runs/lexical runs/generative")
final class ErrorsCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "RUN", description = "Directories of runs.")
  private List<Path> runs = new ArrayList<>();

  ErrorsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  private record Counts(int mentions, Map<ErrorKind, Integer> errors) {
    int right() {
      return mentions - errors.values().stream().mapToInt(Integer::intValue).sum();
    }

    String percent(int count) {
      return String.format(Locale.ROOT, "%.1f", 100.0 * count / mentions);
    }
  }

  @Override
  public Integer call() throws IOException {
    List<String> headings = new ArrayList<>(List.of(""));
    List<Counts> counts = new ArrayList<>();
    for (Path run : runs) {
      headings.add(String.valueOf(run.normalize().getFileName()));
      counts.add(count(run));
    }
    Table table = Table.of(headings.toArray(String[]::new));
    table.row(row("mentions", counts.stream().map(one -> "" + one.mentions()).toList()));
    table.row(row("right", counts.stream().map(one -> one.percent(one.right())).toList()));
    for (ErrorKind kind : ErrorKind.values()) {
      List<String> shares =
          counts.stream().map(one -> one.percent(one.errors().getOrDefault(kind, 0))).toList();
      table.row(row(kind.description(), shares));
    }
    table.print(terminal);
    return ExitCode.OK;
  }

  private static Object[] row(String label, List<String> cells) {
    List<Object> row = new ArrayList<>(List.of(label));
    row.addAll(cells);
    return row.toArray();
  }

  private static Counts count(Path run) throws IOException {
    int mentions = metrics(run).at("/linking/recall_at_1/n").asInt();
    if (mentions == 0) {
      throw new DataException(
          "run [" + run + "]: expected figures for given mentions, found none; use --spans gold");
    }
    Map<ErrorKind, Integer> errors = new EnumMap<>(ErrorKind.class);
    try (BufferedReader lines = Files.newBufferedReader(run.resolve(RunFiles.ERRORS))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        errors.merge(ErrorKind.of(JSON.readTree(line)), 1, Integer::sum);
      }
    }
    return new Counts(mentions, errors);
  }

  private static JsonNode metrics(Path run) throws IOException {
    Path file = run.resolve(RunFiles.METRICS);
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          "run ["
              + run
              + "]: expected the directory of a run with "
              + RunFiles.METRICS
              + ", found none; `eval run` writes it");
    }
    try (BufferedReader in = Files.newBufferedReader(file)) {
      return JSON.readTree(in);
    }
  }
}

package io.conceptlinker.cli.experiment;

import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Writes the pages of all experiments. */
@Command(
    name = "results",
    description = "Writes a page of results for each experiment from the figures in its file.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ResultsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--experiments",
      paramLabel = "DIR",
      defaultValue = "config/experiments",
      description = "The experiments (default: ${DEFAULT-VALUE}).")
  private Path experiments = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "docs/results",
      description = "Where the pages are written (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("");

  /** A command that prints there. */
  public ResultsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, String> pages = ResultPages.of(experiments).pages();
    if (pages.isEmpty()) {
      throw new DataException(
          "experiments [" + experiments + "]: expected files .yaml, found none; name their place");
    }
    Files.createDirectories(out);
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(out.resolve(page.getKey()), page.getValue());
    }
    terminal.out().println("  " + Numbers.of(pages.size(), "page") + " in " + out);
    return ExitCode.OK;
  }
}

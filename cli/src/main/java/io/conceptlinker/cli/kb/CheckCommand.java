package io.conceptlinker.cli.kb;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.kb.BundleCheck;
import io.conceptlinker.kb.CheckReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves that a bundle is whole. */
@Command(
    name = "check",
    description = {
      "Reads every byte of a bundle and checks that it is whole and fits together.",
      "",
      "Exits with 3 if it is not, after listing what is wrong."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  concept-linker kb check hp-kb", "  concept-linker kb check hp-kb --json"})
final class CheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "The bundle.")
  private Path bundle = Path.of("");

  @Option(names = "--json", description = "Print what was found as JSON.")
  private boolean json;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (Files.notExists(bundle)) {
      throw new NoSuchFileException(bundle.toString());
    }
    CheckReport report;
    try (Step step = terminal.step("Checking " + bundle)) {
      report = BundleCheck.check(bundle);
      if (report.ok()) {
        step.done(
            Numbers.of(report.files(), "file")
                + ", "
                + Numbers.bytes(report.bytes())
                + ", "
                + Numbers.of(report.names(), "name")
                + " looked up");
      }
    }
    if (json) {
      terminal.out().println(new ObjectMapper().writeValueAsString(report));
    } else if (!report.ok()) {
      Table table = Table.of("file", "offset", "problem");
      report
          .problems()
          .forEach(problem -> table.row(problem.file(), problem.offset(), problem.message()));
      table.print(terminal);
    }
    if (!report.ok()) {
      throw new DataException(
          "bundle ["
              + bundle
              + "]: expected it to be whole, found "
              + Numbers.of(report.problems().size(), "problem")
              + "; copy it again or rebuild it");
    }
    return ExitCode.OK;
  }
}

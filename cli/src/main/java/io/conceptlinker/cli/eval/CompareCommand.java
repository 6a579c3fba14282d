package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.LinkingComparer;
import io.conceptlinker.eval.linking.LinkingComparison;
import io.conceptlinker.eval.report.ComparisonWriter;
import io.conceptlinker.eval.stats.Bootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two runs on the same mentions. */
@Command(
    name = "compare",
    description = {
      "Compares two runs on the same mentions: the first one's figures minus the second one's, with"
          + " intervals by paired bootstrap over documents, and what was won and lost by stratum.",
      "",
      "With --out, writes compare.json, won.jsonl and lost.jsonl."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker eval compare runs/lexical runs/tfidf",
      "  concept-linker eval compare new/predictions.jsonl old/predictions.jsonl --out changes"
    })
final class CompareCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "The first run: its directory or its predictions.jsonl.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "The second run.")
  private Path second = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the files are written; made when it is not there.")
  private Optional<Path> out = Optional.empty();

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    LinkingComparison comparison;
    try (Step step = terminal.step("Comparing")) {
      List<LinkingCase> firstCases = RunFiles.cases(first);
      List<LinkingCase> secondCases = RunFiles.cases(second);
      comparison = compare(firstCases, secondCases);
      if (out.isPresent()) {
        write(new ComparisonWriter(comparison, firstCases, secondCases), out.get());
      }
      step.done(Numbers.of(comparison.recallAt1().n(), "mention"));
    }
    ComparisonSummary.print(terminal, comparison);
    return ExitCode.OK;
  }

  private static LinkingComparison compare(List<LinkingCase> first, List<LinkingCase> second)
      throws DataException {
    try {
      return new LinkingComparer(Bootstrap.PROTOCOL).compare(first, second);
    } catch (IllegalArgumentException e) {
      throw new DataException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void write(ComparisonWriter writer, Path directory) throws IOException {
    Files.createDirectories(directory);
    writer.writeSummary(Files.newBufferedWriter(directory.resolve("compare.json")));
    writer.writeWon(Files.newBufferedWriter(directory.resolve("won.jsonl")));
    writer.writeLost(Files.newBufferedWriter(directory.resolve("lost.jsonl")));
  }
}

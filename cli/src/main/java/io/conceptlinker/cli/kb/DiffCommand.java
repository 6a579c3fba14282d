package io.conceptlinker.cli.kb;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.kb.BundleChange;
import io.conceptlinker.kb.BundleDiff;
import io.conceptlinker.kb.KnowledgeBase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two bundles. */
@Command(
    name = "diff",
    description = "Prints what changed from one bundle to another, concept by concept.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker kb diff umls-2025-kb umls-2026-kb --summary",
      "  concept-linker kb diff umls-2025-kb umls-2026-kb --json > changes.jsonl"
    })
final class DiffCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier bundle.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "The later bundle.")
  private Path after = Path.of("");

  @Option(names = "--summary", description = "Print how many changes of each kind there are only.")
  private boolean summary;

  @Option(names = "--json", description = "Print JSON, one change a line.")
  private boolean json;

  DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (KnowledgeBase earlier = KnowledgeBase.open(before);
        KnowledgeBase later = KnowledgeBase.open(after)) {
      ChangePrinter printer = new ChangePrinter(terminal, json);
      Map<BundleChange.Kind, Long> counts =
          BundleDiff.diff(
              earlier,
              later,
              change -> {
                if (!summary) {
                  printer.print(change);
                }
              });
      print(counts);
    }
    return ExitCode.OK;
  }

  private void print(Map<BundleChange.Kind, Long> counts) throws IOException {
    if (json) {
      if (summary) {
        terminal.out().println(new ObjectMapper().writeValueAsString(counts));
      }
      return;
    }
    if (counts.isEmpty()) {
      terminal.out().println("no differences");
      return;
    }
    Table table = Table.plain();
    counts.forEach((kind, count) -> table.row(label(kind), count));
    table.print(terminal);
  }

  static String label(BundleChange.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

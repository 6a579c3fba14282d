package io.conceptlinker.cli.kb;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a bundle has. */
@Command(
    name = "stats",
    description = "Prints what a bundle was built from and what is in it.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  concept-linker kb stats hp-kb", "  concept-linker kb stats hp-kb --json"})
final class StatsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "The bundle.")
  private Path bundle = Path.of("");

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  StatsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (KnowledgeBase kb = KnowledgeBase.open(bundle)) {
      BundleStats stats = BundleStats.of(kb);
      if (json) {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        terminal.out().println(mapper.writeValueAsString(stats));
      } else {
        print(kb.manifest(), stats);
      }
    }
    return ExitCode.OK;
  }

  private void print(Manifest manifest, BundleStats stats) {
    terminal.out().println(terminal.style().bold(stats.name()) + "  version " + stats.version());
    Table counts = Table.plain();
    stats.counts().forEach((what, count) -> counts.row(what.replace('_', ' '), count));
    counts.print(terminal);
    print("Names by language", stats.namesByLanguage());
    print("Concepts by semantic group", stats.conceptsByGroup());
    print("Files", stats.files());
    if (!manifest.sources().isEmpty()) {
      heading("Built from");
      Table sources = Table.of("source", "file", "rows", "sha-256");
      manifest
          .sources()
          .forEach(
              source ->
                  sources.row(
                      source.source(),
                      source.file(),
                      source.rows(),
                      source.sha256().substring(0, 12)));
      sources.print(terminal);
    }
  }

  private void print(String heading, Map<String, Long> counts) {
    if (counts.isEmpty()) {
      return;
    }
    heading(heading);
    Table table = Table.plain();
    counts.forEach(
        (what, count) -> {
          if (heading.equals("Files")) {
            table.row(what, Numbers.bytes(count));
          } else {
            table.row(what, count);
          }
        });
    table.print(terminal);
  }

  private void heading(String text) {
    terminal.out().println();
    terminal.out().println(terminal.style().bold(text));
  }
}

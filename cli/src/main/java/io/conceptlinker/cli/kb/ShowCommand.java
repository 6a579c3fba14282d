package io.conceptlinker.cli.kb;

import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.kb.KnowledgeBase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows concepts. */
@Command(
    name = "show",
    description = "Prints a concept, or all concepts that a name denotes.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker kb show hp-kb HP:0001635",
      "  concept-linker kb show hp-kb 'heart failure'",
      "  concept-linker kb show hp-kb HP:0001635 --json"
    })
final class ShowCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DIR", description = "The bundle.")
  private Path bundle = Path.of("");

  @Parameters(index = "1", paramLabel = "ID|NAME", description = "A concept's id, or a name.")
  private String wanted = "";

  @Option(names = "--json", description = "Print JSON, one concept a line.")
  private boolean json;

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (KnowledgeBase kb = KnowledgeBase.open(bundle)) {
      Set<Integer> concepts = ConceptLookup.find(kb, wanted);
      if (concepts.isEmpty()) {
        throw new DataException(
            "concept ["
                + wanted
                + "]: expected an id or a name in "
                + bundle
                + ", found none"
                + ConceptLookup.similar(kb, wanted));
      }
      ConceptPage page = new ConceptPage(terminal, kb);
      for (int concept : concepts) {
        if (json) {
          page.printJson(concept);
        } else {
          page.print(concept);
        }
      }
    }
    return ExitCode.OK;
  }
}

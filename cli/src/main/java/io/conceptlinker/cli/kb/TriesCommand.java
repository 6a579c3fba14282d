package io.conceptlinker.cli.kb;

import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.NameTrieWriter;
import io.conceptlinker.link.lm.ModelDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Writes the name trie of a bundle for a model. */
@Command(
    name = "tries",
    description = {
      "Writes the names of a bundle as the tokens of a model: what the model may say.",
      "",
      "The file lies beside the bundle, which is never modified, and is called after the bundle and"
          + " the model's tokenizer; models that share a tokenizer share it. It does not open with"
          + " another version of the bundle or another tokenizer. Running the command again"
          + " replaces it."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {"  concept-linker kb tries --kb medic-kb --model models/biomedical-en"})
final class TriesCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--kb", required = true, paramLabel = "DIR", description = "The bundle.")
  private Path bundle = Path.of("");

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "The model.")
  private Path modelPath = Path.of("");

  TriesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ModelDirectory model = ModelDirectory.open(modelPath);
    try (KnowledgeBase kb = KnowledgeBase.open(bundle);
        Step step = terminal.step("Name trie")) {
      Path file = NameTrie.pathBeside(kb.path(), model.names());
      NameTrieWriter.Summary written = NameTrieWriter.write(file, kb, model.names());
      step.done(
          Numbers.of(written.names(), "name")
              + ", "
              + Numbers.of(written.tokens(), "token")
              + ", "
              + Numbers.bytes(written.bytes())
              + (written.unindexed() > 0
                  ? ", " + Numbers.of(written.unindexed(), "name") + " left out"
                  : ""));
      terminal.out().println(file);
    }
    return ExitCode.OK;
  }
}

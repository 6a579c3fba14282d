package io.conceptlinker.cli.demo;

import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.node.NodeDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The language model of the demo's node. */
final class DemoModel {
  /** What turns it off. */
  static final String NONE = "none";

  /** What the node calls it, whatever its directory was called. */
  static final String NAME = "demo";

  private static final String CHECKSUMS = "checksums.txt";

  private final Terminal terminal;

  DemoModel(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Copies a model to where the node's plugin looks for it, unless it is there. */
  void install(Path model, NodeDirectory directory) throws IOException {
    try (Step step = terminal.step("Language model")) {
      String version = ModelDirectory.open(model).version();
      Path target = directory.config().resolve("concept-linker").resolve("models").resolve(NAME);
      Files.createDirectories(target);
      Path checksums = target.resolve(CHECKSUMS);
      if (Files.notExists(checksums) || Files.mismatch(model.resolve(CHECKSUMS), checksums) >= 0) {
        for (Path old : Checkout.list(target)) {
          Files.delete(old);
        }
        for (Path file : Checkout.list(model)) {
          Files.copy(file, target.resolve(Checkout.name(file)));
        }
      }
      directory.adopt(directory.config().resolve("concept-linker"));
      step.done(Checkout.name(model) + ", version " + version);
    }
  }
}

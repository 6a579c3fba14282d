package io.conceptlinker.cli.kb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.kb.BundleChange;
import java.util.Locale;

/** Prints changes as they are found, a line each. */
final class ChangePrinter {

  private final Terminal terminal;
  private final boolean json;

  ChangePrinter(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  void print(BundleChange change) {
    if (json) {
      terminal
          .out()
          .println(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("change", change.kind().name().toLowerCase(Locale.ROOT))
                  .put("id", change.id())
                  .put("before", change.before())
                  .put("after", change.after()));
      return;
    }
    String values =
        change.before().isEmpty() || change.after().isEmpty()
            ? change.before() + change.after()
            : change.before() + " -> " + change.after();
    terminal
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "  %-24s %-12s %s",
                DiffCommand.label(change.kind()),
                change.id(),
                values));
  }
}

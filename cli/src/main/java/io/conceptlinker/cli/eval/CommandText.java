package io.conceptlinker.cli.eval;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command that is running, as people would type it again. */
final class CommandText {
  private CommandText() {}

  /** Name and arguments, quoted for a POSIX shell where they need it. */
  static String of(CommandSpec root) {
    return root.name() + " " + quoted(root.commandLine().getParseResult().originalArgs());
  }

  /** Arguments between spaces, quoted for a POSIX shell where they need it. */
  static String quoted(List<String> arguments) {
    return arguments.stream()
        .map(
            argument ->
                argument.matches("[\\w./:=,+@%-]+")
                    ? argument
                    : "'" + argument.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }

  /** The version of the program. */
  static String version(CommandSpec root) {
    CommandLine line = root.commandLine();
    return String.join(" ", line.getCommandSpec().version());
  }
}

package io.conceptlinker.cli.kb;

import io.conceptlinker.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about knowledge bases. */
@Command(
    name = "kb",
    description = "Compiles knowledge bases, checks them and looks into them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker kb build --source obo --in hp.obo --out hp-kb",
      "  concept-linker kb stats hp-kb",
      "  concept-linker kb show hp-kb HP:0001635"
    })
public final class KbCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private KbCommand() {}

  /** The command with its subcommands. */
  public static CommandLine commandLine(Terminal terminal) {
    CommandLine line = new CommandLine(new KbCommand());
    line.addSubcommand(new BuildCommand(terminal));
    line.addSubcommand(new CheckCommand(terminal));
    line.addSubcommand(new StatsCommand(terminal));
    line.addSubcommand(new ShowCommand(terminal));
    line.addSubcommand(new DiffCommand(terminal));
    line.addSubcommand(new TriesCommand(terminal));
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command");
  }
}

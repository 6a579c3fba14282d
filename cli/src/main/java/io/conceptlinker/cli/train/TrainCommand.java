package io.conceptlinker.cli.train;

import io.conceptlinker.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that make models. */
@Command(
    name = "train",
    description = "Trains language models that name concepts, and exports them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker train run --spec config/training/biomedical-en.yaml --data ../data --out runs/en",
      "  concept-linker train export --run runs/en --out models/biomedical-en",
      "  concept-linker train rank --spec config/training/biomedical-en.yaml --data ../data \\",
      "      --model models/biomedical-en"
    })
public final class TrainCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private TrainCommand() {}

  /**
   * The command with its subcommands.
   *
   * @param mainClass the class that starts the program
   */
  public static CommandLine commandLine(Terminal terminal, String mainClass) {
    CommandLine line = new CommandLine(new TrainCommand());
    line.addSubcommand(new RunCommand(terminal, mainClass));
    line.addSubcommand(new ExportCommand(terminal));
    line.addSubcommand(new RankCommand(terminal, mainClass));
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command");
  }
}

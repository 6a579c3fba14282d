package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.eval.search.SearchCommand;
import io.conceptlinker.cli.experiment.GateCommand;
import io.conceptlinker.cli.experiment.RepeatCommand;
import io.conceptlinker.cli.experiment.ResultsCommand;
import io.conceptlinker.cli.terminal.Terminal;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that measure linkers. */
@Command(
    name = "eval",
    description = "Measures linkers on annotated corpora, and compares them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker eval run --kb medic-kb --corpus test.pubtator --format pubtator \\",
      "      --train train.pubtator --linker lexical --out runs/lexical",
      "  concept-linker eval score --predictions runs/lexical/predictions.jsonl --out rescored",
      "  concept-linker eval compare runs/lexical runs/tfidf",
      "  concept-linker eval repeat config/experiments/ncbi-disease-test.yaml --data ../data"
    })
public final class EvalCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private EvalCommand() {}

  /**
   * The command with its subcommands.
   *
   * @param mainClass the class that starts the program
   */
  public static CommandLine commandLine(Terminal terminal, String mainClass) {
    Map<String, String> environment = System.getenv();
    CommandLine line = new CommandLine(new EvalCommand());
    line.addSubcommand(new RunCommand(terminal));
    line.addSubcommand(new ScoreCommand(terminal));
    line.addSubcommand(new CorporaCommand(terminal));
    line.addSubcommand(new CompareCommand(terminal));
    line.addSubcommand(new ErrorsCommand(terminal));
    line.addSubcommand(new RepeatCommand(terminal, mainClass));
    line.addSubcommand(new GateCommand(terminal));
    line.addSubcommand(new ResultsCommand(terminal));
    line.addSubcommand(new JudgeCommand(terminal, environment));
    line.addSubcommand(new SearchCommand(terminal, environment));
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command");
  }
}

package io.conceptlinker.cli;

import io.conceptlinker.cli.demo.DemoCommand;
import io.conceptlinker.cli.eval.EvalCommand;
import io.conceptlinker.cli.kb.KbCommand;
import io.conceptlinker.cli.link.LinkCommand;
import io.conceptlinker.cli.serve.ServeCommand;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.cli.train.TrainCommand;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command and its subcommands. */
@Command(
    name = "concept-linker",
    description = "Links biomedical mentions in text to the concepts of a knowledge base.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something went wrong that the input is not to blame for",
      "2:wrong usage",
      "3:wrong data: a file that is damaged, missing or not of the expected format",
      "4:a figure is not what an experiment expects (eval gate)"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker demo",
      "  concept-linker kb build --source obo --in hp.obo --out hp-kb",
      "  concept-linker link --kb hp-kb --in notes.txt",
      "  concept-linker help kb build"
    })
public final class ConceptLinker implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print results and errors only.")
  private boolean quiet;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show where an error comes from.")
  private boolean verbose;

  private ConceptLinker() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    Terminal terminal =
        Terminal.of(utf8(FileDescriptor.out), utf8(FileDescriptor.err), environment);
    Path root = Path.of(environment.getOrDefault("CONCEPT_LINKER_ROOT", ""));
    int exit = run(terminal, new FileInputStream(FileDescriptor.in), root, args);
    terminal.out().flush();
    System.exit(exit);
  }

  /**
   * Runs the command.
   *
   * @param input standard input
   * @param root the checkout that has the demo's data and the built plugin
   * @return the exit code
   */
  static int run(Terminal terminal, InputStream input, Path root, String... args) {
    ConceptLinker command = new ConceptLinker();
    CommandLine line = new CommandLine(command);
    line.addSubcommand(KbCommand.commandLine(terminal));
    line.addSubcommand(new LinkCommand(terminal, input));
    line.addSubcommand(new ServeCommand(terminal));
    line.addSubcommand(EvalCommand.commandLine(terminal, ConceptLinker.class.getName()));
    line.addSubcommand(TrainCommand.commandLine(terminal, ConceptLinker.class.getName()));
    line.addSubcommand(new DemoCommand(terminal, root));
    line.addSubcommand(new HelpCommand());
    line.addSubcommand(new GenerateCompletion());
    line.setUsageHelpWidth(Math.min(110, terminal.width()));
    line.setUsageHelpLongOptionsMaxWidth(32);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.hasColours() ? Ansi.ON : Ansi.OFF));
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    line.setExecutionStrategy(
        parsed -> {
          if (command.quiet) {
            terminal.beQuiet();
          }
          return new RunLast().execute(parsed);
        });
    line.setExecutionExceptionHandler(
        (e, failed, parsed) -> ErrorReport.print(terminal, e, command.verbose));
    line.setParameterExceptionHandler((e, arguments) -> ErrorReport.printUsage(terminal, e));
    return line.execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command");
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}

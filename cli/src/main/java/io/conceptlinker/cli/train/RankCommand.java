package io.conceptlinker.cli.train;

import io.conceptlinker.cli.linker.ModelBackend;
import io.conceptlinker.cli.process.OwnProcess;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.ModelDirectoryWriter;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.rank.CandidateModel;
import io.conceptlinker.link.rank.RankingFile;
import io.conceptlinker.torch.TorchDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains the ranker of a model and calibrates it. */
@Command(
    name = "rank",
    description = {
      "Trains how a model's answers are weighed with names and context, and makes the scores"
          + " probabilities that hold. Takes minutes; the model itself stays as it is.",
      "",
      "Learns from mentions that the model has not learnt from: the corpora under `ranking` in the"
          + " training file. Where `kb tries` has written the names of a knowledge base for the"
          + " model, or the key `decode` asks for it, the candidates that it names are weighed, too."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  concept-linker train rank --spec config/training/biomedical-en.yaml --data ../data \\",
      "      --run runs/en --model models/biomedical-en"
    })
final class RankCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final OwnProcess process;

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(names = "--spec", required = true, paramLabel = "FILE", description = "YAML.")
  private Path file = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Knowledge bases and corpora: what $${data} stands for.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description =
          "The directory of the run: what $${run} stands for. What the training file prepares there"
              + " is made if it is missing.")
  private Optional<Path> runDirectory = Optional.empty();

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The model. It is replaced by one with the new ranker when that is ready.")
  private Path model = Path.of("");

  /**
   * @param mainClass the class that starts the program
   */
  RankCommand(Terminal terminal, String mainClass) {
    this.terminal = terminal;
    this.process = new OwnProcess(mainClass);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path place = Optional.ofNullable(file.getParent()).orElseGet(() -> Path.of("."));
    TrainingSpec spec =
        new TrainingSpecReader(file, new TrainingPlaces(data, runDirectory, place)).read();
    TrainingSpec.RankingSpec ranking =
        spec.ranking()
            .orElseThrow(
                () ->
                    new ParameterException(
                        command.commandLine(),
                        "training file [" + file + "]: expected the key ranking, found none"));
    ModelDirectory directory = ModelDirectory.open(model);
    process.prepare(spec.prepare());
    PromptWriter prompts = new PromptWriter(directory.tokenizer(), directory.prompt());
    RankerFitting.Fitted fitted;
    try (LanguageModel asked = ModelBackend.open(directory, TorchDevice.CPU);
        RankingMaterial material =
            RankingMaterial.read(
                spec,
                ranking,
                new CandidateDecoding(directory, asked, prompts, ranking.decode()),
                terminal)) {
      fitted =
          new RankerFitting(ranking.enough(), ranking.possible(), spec.machine().seed(), terminal)
              .fit(material, kb -> new CandidateModel(kb, asked, prompts));
    }
    try (ModelDirectoryWriter writer = ModelDirectoryWriter.copyOf(directory, model)) {
      RankingFile.write(writer.file(RankingFile.NAME), fitted.ranking());
      writer.section("ranking", RankingFigures.json(fitted.figures()).toString());
      ModelDirectory replaced = writer.replace();
      RankingFigures.print(fitted.figures(), terminal);
      terminal.say("model " + model + ", version " + replaced.version());
    }
    return ExitCode.OK;
  }
}

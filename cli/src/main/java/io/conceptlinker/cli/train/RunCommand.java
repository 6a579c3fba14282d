package io.conceptlinker.cli.train;

import io.conceptlinker.cli.process.OwnProcess;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.link.lm.weights.ModelConfig;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.torch.TorchThreads;
import io.conceptlinker.train.AnnotatedMention;
import io.conceptlinker.train.Checkpoint;
import io.conceptlinker.train.TokenizerTraining;
import io.conceptlinker.train.TrainingPlan;
import io.conceptlinker.train.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model. */
@Command(
    name = "run",
    description = {
      "Trains a model as a training file says. Started again with the same --out, it goes on from"
          + " the last checkpoint, whatever ended it.",
      "",
      "Beside the checkpoint there are log.jsonl, loss.png and loss.vl.json, which grow as it goes,"
          + " and run.json, which says what it was trained on."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker train run --spec config/training/biomedical-en.yaml --data ../data --out runs/en",
      "  concept-linker train run --spec own.yaml --out runs/own --from models/biomedical-en"
    })
final class RunCommand implements Callable<Integer> {

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
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "What the run writes; made when it is not there.")
  private Path out = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description =
          "A run whose weights, moments and tokenizer this one begins with, or a model, which has no"
              + " moments; steps are not counted. Passed over when --out has a checkpoint.")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Stop when so many steps are made; the run can go on later.")
  private Optional<Long> most = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of the arithmetic (default: those of the training file).")
  private Optional<Integer> threads = Optional.empty();

  RunCommand(Terminal terminal, String mainClass) {
    this.terminal = terminal;
    this.process = new OwnProcess(mainClass);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    Path specPlace = Optional.ofNullable(file.getParent()).orElseGet(() -> Path.of("."));
    TrainingSpec spec =
        new TrainingSpecReader(file, new TrainingPlaces(data, Optional.of(out), specPlace)).read();
    RunDirectory directory = new RunDirectory(Files.createDirectories(out));
    process.prepare(spec.prepare());
    try (TrainingMaterial material = TrainingMaterial.read(spec, terminal)) {
      Tokenizer tokenizer = tokenizer(spec, material, directory);
      TrainingPlan plan = new PlanMaking(spec, material, tokenizer).plan();
      begin(plan.shape(), directory);
      RunRecord.of(file, spec, material, version(), begun(directory)).write(directory.record());
      train(spec, plan, directory);
    }
    return ExitCode.OK;
  }

  private void check() {
    if (threads.isPresent() && threads.get() < 1) {
      throw new ParameterException(
          command.commandLine(), "--threads [" + threads.get() + "]: expected 1 or more");
    }
    if (from.isPresent() && !Checkpoint.canBeginWith(from.get())) {
      throw new ParameterException(
          command.commandLine(),
          "--from ["
              + from.get()
              + "]: expected a run with a checkpoint or a model with model.safetensors, found neither");
    }
  }

  private Tokenizer tokenizer(TrainingSpec spec, TrainingMaterial material, RunDirectory directory)
      throws IOException {
    Path file = directory.tokenizer();
    if (!Files.exists(file)) {
      Path beside = file.resolveSibling("tokenizer.json.new");
      Optional<Path> taken =
          from.map(run -> new RunDirectory(run).tokenizer())
              .or(() -> spec.model().tokenizer().map(TrainingSpec.Named::path));
      if (taken.isPresent()) {
        Files.copy(taken.get(), beside, StandardCopyOption.REPLACE_EXISTING);
      } else {
        try (Step step = terminal.step("Tokenizer")) {
          Files.write(beside, learn(spec, material));
          step.done();
        }
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Tokenizer.read(file);
  }

  private static byte[] learn(TrainingSpec spec, TrainingMaterial material) {
    Set<String> texts = new LinkedHashSet<>();
    for (TrainingSpec.PhaseSpec phase : spec.phases()) {
      for (String corpus : phase.mentions().keySet()) {
        material.mentions(corpus).stream().map(AnnotatedMention::text).forEach(texts::add);
      }
    }
    return TokenizerTraining.train(
        List.copyOf(material.knowledgeBases().values()), texts, spec.model().vocabulary());
  }

  private void begin(ModelShape shape, RunDirectory directory) throws IOException {
    ModelConfig.write(shape, directory.config());
    if (from.isPresent() && !Checkpoint.isIn(directory.path())) {
      Checkpoint.beginning(from.get(), shape).write(directory.path(), shape);
    }
  }

  /** What a run that is gone on with began from, or else what this one does. */
  private String begun(RunDirectory directory) throws IOException {
    if (Files.exists(directory.record())) {
      return RunRecord.read(directory.record()).json().path("from").asText("");
    }
    return from.map(run -> String.valueOf(run.getFileName())).orElse("");
  }

  private String version() {
    return String.join(" ", command.root().commandLine().getCommandSpec().version());
  }

  private void train(TrainingSpec spec, TrainingPlan plan, RunDirectory directory)
      throws IOException {
    TorchThreads.use(threads.orElse(spec.machine().threads()));
    long done =
        Checkpoint.isIn(directory.path())
            ? Checkpoint.read(directory.path(), plan.shape()).steps()
            : 0;
    String what = "Training " + Numbers.of(plan.shape().parameters(), "parameter");
    try (Step step = terminal.step(what);
        TrainingLog log = TrainingLog.open(directory, done, plan.steps(), step)) {
      long[] left = {most.orElse(Long.MAX_VALUE)};
      long made =
          new TrainingRun(directory.path(), plan)
              .run(spec.machine().report(), spec.machine().save(), () -> left[0]-- <= 0, log);
      step.done(
          Numbers.of(made, "step")
              + (made < plan.steps() ? " of " + Numbers.grouped(plan.steps()) : ""));
    }
  }
}

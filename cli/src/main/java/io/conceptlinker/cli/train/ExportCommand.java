package io.conceptlinker.cli.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.ModelDirectoryWriter;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.weights.ModelConfig;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.train.Checkpoint;
import io.conceptlinker.train.ModelExport;
import io.conceptlinker.train.onnx.Weights;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Makes a model of a run. */
@Command(
    name = "export",
    description = {
      "Writes the last checkpoint of a run as a model that links: config.json, tokenizer.json,"
          + " model.safetensors (bfloat16), model.int8.onnx, and linker.json, which says how it is"
          + " asked and what it was trained on.",
      "",
      "The run may go on meanwhile."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {"  concept-linker train export --run runs/en --out models/biomedical-en"})
final class ExportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "The run.")
  private Path run = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The model; must not be there yet.")
  private Path out = Path.of("");

  @Option(
      names = "--float",
      description = "Write the graph in 32 bits, model.onnx: four times as large, and exact.")
  private boolean exact;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (Files.exists(out)) {
      throw new FileAlreadyExistsException(
          out.toString(), null, "expected nothing there; choose another place or remove it");
    }
    RunDirectory directory = new RunDirectory(run);
    if (!Checkpoint.isIn(run)) {
      throw new DataException(
          "run ["
              + run
              + "]: expected "
              + Checkpoint.FILE
              + ", found none; train run --out writes it");
    }
    ModelShape shape = ModelConfig.read(directory.config());
    Checkpoint checkpoint = Checkpoint.read(run, shape);
    ObjectNode provenance = RunRecord.read(directory.record()).json();
    try (Step step = terminal.step("Model");
        ModelDirectoryWriter writer =
            new ModelExport(
                    shape, checkpoint.state().weights(), directory.tokenizer(), prompt(provenance))
                .begin(out, exact ? Weights.FLOAT32 : Weights.INT8)) {
      provenance.remove("prompt");
      provenance.put("steps", checkpoint.steps());
      provenance.put("steps_before", checkpoint.begun());
      addLosses(directory, checkpoint.steps(), provenance);
      writer.section("provenance", provenance.toString());
      ModelDirectory model = writer.finish();
      step.done(
          Numbers.of(shape.parameters(), "parameter")
              + ", graph "
              + Numbers.bytes(Files.size(model.graph()))
              + ", version "
              + model.version());
    }
    return ExitCode.OK;
  }

  private static PromptLimits prompt(JsonNode record) {
    JsonNode prompt = record.path("prompt");
    return new PromptLimits(
        prompt.path("before").asInt(),
        prompt.path("behind").asInt(),
        prompt.path("surface").asInt(),
        prompt.path("definition").asInt(),
        prompt.path("passage").asInt());
  }

  /** The last losses up to the checkpoint. */
  private static void addLosses(RunDirectory directory, long steps, ObjectNode provenance)
      throws IOException {
    for (ObjectNode line : TrainingLog.read(directory.log(), steps)) {
      if (line.has("loss")) {
        provenance.set("loss", line.get("loss"));
      }
      if (line.has("held")) {
        provenance.set("held_loss", line.get("held"));
      }
      if (line.has("held_recall")) {
        provenance.set("held_recall", line.get("held_recall"));
      }
    }
  }
}

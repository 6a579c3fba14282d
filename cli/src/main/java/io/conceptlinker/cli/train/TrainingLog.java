package io.conceptlinker.cli.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.eval.report.plot.Point;
import io.conceptlinker.train.HeldSet;
import io.conceptlinker.train.TrainingRun;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes {@code log.jsonl} and draws {@code loss.png} as a run goes. Lines of steps that were lost
 * with a kill are left out when it goes on. Confined to one thread.
 */
final class TrainingLog implements TrainingRun.Listener, AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Charts are drawn that seldom, and at the end. */
  private static final long PERIOD_NANOS = 30_000_000_000L;

  private final RunDirectory directory;
  private final long steps;
  private final Step step;
  private final BufferedWriter out;
  private final List<Point> losses = new ArrayList<>();
  private final Map<String, List<Point>> held = new LinkedHashMap<>();
  private final Map<String, List<Point>> recalls = new LinkedHashMap<>();
  private String heldText = "";
  private long drawn = System.nanoTime();

  private TrainingLog(RunDirectory directory, long steps, Step step, List<ObjectNode> kept)
      throws IOException {
    this.directory = directory;
    this.steps = steps;
    this.step = step;
    Path beside = directory.log().resolveSibling("log.jsonl.new");
    try (BufferedWriter rewritten = Files.newBufferedWriter(beside)) {
      for (ObjectNode line : kept) {
        remember(line);
        rewritten.write(MAPPER.writeValueAsString(line) + "\n");
      }
    }
    Files.move(
        beside,
        directory.log(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    this.out = Files.newBufferedWriter(directory.log(), StandardOpenOption.APPEND);
  }

  /**
   * Opens the log of a run.
   *
   * @param done the step of its checkpoint: what comes behind is left out
   * @param steps of the whole run
   * @param step where progress is shown
   */
  static TrainingLog open(RunDirectory directory, long done, long steps, Step step)
      throws IOException {
    return new TrainingLog(directory, steps, step, read(directory.log(), done));
  }

  /** The lines of a log up to a step; none if there is no log. */
  static List<ObjectNode> read(Path log, long last) throws IOException {
    List<ObjectNode> kept = new ArrayList<>();
    if (Files.exists(log)) {
      for (String line : Files.readAllLines(log)) {
        ObjectNode read = parse(line);
        if (read.path("step").asLong(Long.MAX_VALUE) <= last) {
          kept.add(read);
        }
      }
    }
    return kept;
  }

  /** A line that a kill cut off is like one without a step. */
  private static ObjectNode parse(String line) {
    try {
      return MAPPER.readTree(line) instanceof ObjectNode read ? read : MAPPER.createObjectNode();
    } catch (JsonProcessingException e) {
      return MAPPER.createObjectNode();
    }
  }

  @Override
  public void progressed(TrainingRun.Progress progress) throws IOException {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("step", progress.step());
    line.put("phase", progress.phase());
    line.put("loss", rounded(progress.loss()));
    line.put("gradient_norm", rounded(progress.gradientNorm()));
    line.put("tokens_per_second", Math.round(progress.tokensPerSecond()));
    line.put("learning_rate", progress.learningRate());
    write(line);
    step.progress(
        (double) progress.step() / steps,
        String.format(
            Locale.ROOT,
            "step %,d, %s, loss %.3f%s, %,.0f tokens/s",
            progress.step(),
            progress.phase(),
            progress.loss(),
            heldText,
            progress.tokensPerSecond()));
  }

  @Override
  public void held(long at, Map<String, HeldSet.Score> found) throws IOException {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("step", at);
    ObjectNode losses = line.putObject("held");
    found.forEach((name, score) -> losses.put(name, rounded(score.loss())));
    if (found.values().stream().anyMatch(score -> !Double.isNaN(score.recall()))) {
      ObjectNode recalls = line.putObject("held_recall");
      found.forEach((name, score) -> recalls.put(name, rounded(score.recall())));
    }
    write(line);
    heldText =
        String.format(
            Locale.ROOT,
            ", held %.3f",
            found.values().stream().mapToDouble(HeldSet.Score::loss).average().orElse(0));
  }

  @Override
  public void saved(long at) throws IOException {
    out.flush();
    if (System.nanoTime() - drawn > PERIOD_NANOS) {
      draw();
    }
  }

  private void draw() throws IOException {
    LossChart.write(directory.path(), steps, losses, held);
    RecallChart.write(directory.path(), steps, recalls);
    drawn = System.nanoTime();
  }

  private void write(ObjectNode line) throws IOException {
    remember(line);
    out.write(MAPPER.writeValueAsString(line));
    out.newLine();
    out.flush();
  }

  private void remember(ObjectNode line) {
    double at = line.path("step").asDouble();
    if (line.has("loss")) {
      losses.add(Point.of(at, line.path("loss").asDouble()));
    }
    remember(at, line.path("held"), held);
    remember(at, line.path("held_recall"), recalls);
  }

  private static void remember(double at, JsonNode sets, Map<String, List<Point>> points) {
    for (Map.Entry<String, JsonNode> set : sets.properties()) {
      points
          .computeIfAbsent(set.getKey(), added -> new ArrayList<>())
          .add(Point.of(at, set.getValue().asDouble()));
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1e5) / 1e5;
  }

  @Override
  public void close() throws IOException {
    out.close();
    draw();
  }
}

package io.conceptlinker.train;

import io.conceptlinker.torch.ModelTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Trains a model step by step, from the last checkpoint of a directory if there is one, and leaves
 * checkpoints there. Confined to one thread.
 */
public final class TrainingRun {
  private final Path directory;
  private final TrainingPlan plan;

  /**
   * A run.
   *
   * @param directory where its checkpoints are
   */
  public TrainingRun(Path directory, TrainingPlan plan) {
    this.directory = directory;
    this.plan = plan;
  }

  /** Follows a run. Called on its thread. */
  public interface Listener {
    /** Some steps were made. */
    void progressed(Progress progress) throws IOException;

    /**
     * Held examples were looked at.
     *
     * @param scores by the names of the sets
     */
    void held(long step, Map<String, HeldSet.Score> scores) throws IOException;

    /** A checkpoint is on disk. */
    void saved(long step) throws IOException;
  }

  /**
   * Some steps together.
   *
   * @param step how many were made in all
   * @param phase of the last of them
   * @param loss mean, in nats a token
   * @param gradientNorm mean
   * @param tokensPerSecond padding included
   * @param learningRate of the last of them
   */
  public record Progress(
      long step,
      String phase,
      double loss,
      double gradientNorm,
      double tokensPerSecond,
      double learningRate) {}

  /**
   * Trains to the last step, or until it is told to stop.
   *
   * @param report after how many steps the listener hears of them
   * @param save how long at least between two checkpoints
   * @param stop asked after every step
   * @return the number of steps made, those of earlier calls included
   */
  public long run(long report, Duration save, BooleanSupplier stop, Listener listener)
      throws IOException {
    Checkpoint begin = Checkpoint.isIn(directory) ? Checkpoint.read(directory, plan.shape()) : null;
    try (ModelTraining training =
        begin == null
            ? ModelTraining.begin(plan.shape(), plan.options(), plan.seed())
            : ModelTraining.resume(plan.shape(), plan.options(), begin.state(), plan.seed())) {
      long begun = begin == null ? 0 : begin.begun();
      long saved = System.nanoTime();
      Sums sums = new Sums();
      long step = training.steps() - begun;
      while (step < plan.steps() && !stop.getAsBoolean()) {
        step = step(training, step, sums);
        if (step % report == 0) {
          listener.progressed(sums.progress(step));
          sums = new Sums();
        }
        if (plan.held().isDue(step)) {
          listener.held(step, plan.held().scores(training));
        }
        if (System.nanoTime() - saved > save.toNanos()) {
          new Checkpoint(training.state(), begun).write(directory, plan.shape());
          listener.saved(step);
          saved = System.nanoTime();
        }
      }
      new Checkpoint(training.state(), begun).write(directory, plan.shape());
      listener.saved(step);
      return step;
    }
  }

  private long step(ModelTraining training, long step, Sums sums) {
    long before = 0;
    for (Phase phase : plan.phases()) {
      if (step < before + phase.steps()) {
        double rate = phase.rate().at(step - before);
        sums.add(phase, rate, phase.source().take(training, step - before, rate));
        return step + 1;
      }
      before += phase.steps();
    }
    throw new IllegalStateException("step [" + step + "]: expected fewer than " + before);
  }

  /** What happened since the last report. */
  private static final class Sums {
    private final long began = System.nanoTime();
    private String phase = "";
    private double rate;
    private double loss;
    private double norm;
    private long tokens;
    private long steps;

    void add(Phase of, double learningRate, StepSource.Taken taken) {
      phase = of.name();
      rate = learningRate;
      loss += taken.result().loss();
      norm += taken.result().gradientNorm();
      tokens += taken.tokens();
      steps++;
    }

    Progress progress(long step) {
      return new Progress(
          step,
          phase,
          loss / steps,
          norm / steps,
          tokens * 1e9 / Math.max(1, System.nanoTime() - began),
          rate);
    }
  }
}

package io.conceptlinker.train;

import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.torch.DecoderTraining;
import io.conceptlinker.torch.TokenBatch;
import io.conceptlinker.torch.TrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Trains a decoder step by step, from the last checkpoint of a directory if there is one, and
 * leaves checkpoints there. Confined to one thread.
 */
final class TrainingRun {
  private final Path directory;
  private final DecoderShape shape;
  private final TrainingOptions options;
  private final LearningRate rate;
  private final BatchPlan plan;
  private final long seed;

  TrainingRun(
      Path directory,
      DecoderShape shape,
      TrainingOptions options,
      LearningRate rate,
      BatchPlan plan,
      long seed) {
    this.directory = directory;
    this.shape = shape;
    this.options = options;
    this.rate = rate;
    this.plan = plan;
    this.seed = seed;
  }

  /** Follows a run. Called on its thread. */
  interface Listener {
    /**
     * Some steps were made.
     *
     * @param step how many in all
     * @param loss mean of these steps, in nats a token
     * @param gradientNorm mean of these steps
     * @param tokensPerSecond padding included
     */
    void progressed(long step, double loss, double gradientNorm, double tokensPerSecond);

    /** A checkpoint is on disk. */
    void saved(long step, DecoderTraining training) throws IOException;
  }

  /**
   * Trains to the last step, or until it is told to stop.
   *
   * @param report after how many steps the listener hears of them
   * @param save how long at least between two checkpoints
   * @param stop asked after every step
   * @return the number of steps made, those of earlier calls included
   */
  long run(long report, Duration save, BooleanSupplier stop, Listener listener) throws IOException {
    try (DecoderTraining training = begin()) {
      long saved = System.nanoTime();
      long reported = saved;
      double loss = 0;
      double norm = 0;
      long tokens = 0;
      long step = training.steps();
      long since = step;
      while (step < rate.steps() && !stop.getAsBoolean()) {
        TokenBatch batch = plan.batch(step);
        DecoderTraining.StepResult result = training.step(batch, rate.at(step));
        step = training.steps();
        loss += result.loss();
        norm += result.gradientNorm();
        tokens += batch.tokens();
        if (step - since == report) {
          long now = System.nanoTime();
          listener.progressed(step, loss / report, norm / report, tokens * 1e9 / (now - reported));
          reported = now;
          since = step;
          loss = 0;
          norm = 0;
          tokens = 0;
        }
        if (System.nanoTime() - saved > save.toNanos()) {
          Checkpoint.write(directory, shape, training.state());
          listener.saved(step, training);
          saved = System.nanoTime();
        }
      }
      Checkpoint.write(directory, shape, training.state());
      listener.saved(step, training);
      return step;
    }
  }

  private DecoderTraining begin() throws IOException {
    return Checkpoint.isIn(directory)
        ? DecoderTraining.resume(shape, options, Checkpoint.read(directory, shape), seed)
        : DecoderTraining.begin(shape, options, seed);
  }
}

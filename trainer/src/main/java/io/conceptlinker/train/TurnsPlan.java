package io.conceptlinker.train;

import io.conceptlinker.torch.ModelTraining;
import java.util.SplittableRandom;

/** Steps of two kinds in turns that chance decides. Confined to one thread. */
final class TurnsPlan implements StepSource {
  private final StepSource often;
  private final StepSource other;
  private final double share;
  private final long seed;

  /**
   * A plan.
   *
   * @param share of the steps that {@code other} makes
   */
  TurnsPlan(StepSource often, StepSource other, double share, long seed) {
    this.often = often;
    this.other = other;
    this.share = share;
    this.seed = seed;
  }

  @Override
  public Taken take(ModelTraining training, long step, double learningRate) {
    double drawn =
        new SplittableRandom(new SplittableRandom(seed ^ (step << 20)).nextLong()).nextDouble();
    return (drawn < share ? other : often).take(training, step, learningRate);
  }
}

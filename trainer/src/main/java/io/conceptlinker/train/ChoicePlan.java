package io.conceptlinker.train;

import io.conceptlinker.torch.ChoiceBatch;
import io.conceptlinker.torch.ModelTraining;

/** Steps that learn to tell right names from others. Confined to one thread. */
final class ChoicePlan implements StepSource {
  private final LengthBatches<ChoiceBatch.Choice, ChoiceBatch> batches;
  private final double likelihood;

  /**
   * A plan.
   *
   * @param rows prompts of a step
   * @param likelihood see {@link ModelTraining#choose}
   */
  ChoicePlan(ExampleSource<ChoiceBatch.Choice> source, int rows, long seed, double likelihood) {
    this.batches =
        new LengthBatches<>(source, ChoiceBatch.Choice::length, ChoiceBatch::of, rows, seed);
    this.likelihood = likelihood;
  }

  @Override
  public Taken take(ModelTraining training, long step, double learningRate) {
    ChoiceBatch batch = batches.batch(step);
    return new Taken(training.choose(batch, likelihood, learningRate), batch.tokens());
  }
}

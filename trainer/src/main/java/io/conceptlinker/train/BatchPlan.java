package io.conceptlinker.train;

import io.conceptlinker.torch.ModelTraining;
import io.conceptlinker.torch.TokenBatch;

/** Steps that learn to predict answers. Confined to one thread. */
final class BatchPlan implements StepSource {
  private final LengthBatches<TokenBatch.Sequence, TokenBatch> batches;

  /**
   * A plan.
   *
   * @param rows examples of a step
   */
  BatchPlan(ExampleSource<TokenBatch.Sequence> source, int rows, long seed) {
    this.batches =
        new LengthBatches<>(source, sequence -> sequence.ids().length, TokenBatch::of, rows, seed);
  }

  @Override
  public Taken take(ModelTraining training, long step, double learningRate) {
    TokenBatch batch = batch(step);
    return new Taken(training.step(batch, learningRate), batch.tokens());
  }

  /** The batch of a step. */
  TokenBatch batch(long step) {
    return batches.batch(step);
  }
}

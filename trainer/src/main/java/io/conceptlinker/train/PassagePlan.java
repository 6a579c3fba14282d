package io.conceptlinker.train;

import io.conceptlinker.torch.ModelTraining;
import io.conceptlinker.torch.PassageBatch;

/** Steps that learn to find and name the mentions of passages. Confined to one thread. */
final class PassagePlan implements StepSource {
  private final LengthBatches<PassageBatch.Passage, PassageBatch> batches;
  private final double share;

  /**
   * A plan.
   *
   * @param rows passages of a step
   * @param share see {@link ModelTraining#read}
   */
  PassagePlan(ExampleSource<PassageBatch.Passage> source, int rows, long seed, double share) {
    this.batches =
        new LengthBatches<>(
            source, passage -> passage.tokens().length, PassageBatch::new, rows, seed);
    this.share = share;
  }

  @Override
  public Taken take(ModelTraining training, long step, double learningRate) {
    PassageBatch batch = batches.batch(step);
    return new Taken(training.read(batch, share, learningRate), batch.tokens());
  }
}

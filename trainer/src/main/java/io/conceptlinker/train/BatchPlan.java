package io.conceptlinker.train;

import io.conceptlinker.torch.DecoderTraining;
import io.conceptlinker.torch.TokenBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which examples a step sees. Examples are drawn for {@value #STEPS} steps at once and cut by
 * length, so that rows are little padded; the batch of a step depends on the seed and the step
 * only. Confined to one thread.
 */
final class BatchPlan implements StepSource {
  private static final int STEPS = 16;

  private final ExampleSource source;
  private final int rows;
  private final long seed;
  private long round = -1;
  private List<TokenBatch> batches = List.of();

  /**
   * A plan.
   *
   * @param rows examples of a step
   */
  BatchPlan(ExampleSource source, int rows, long seed) {
    this.source = source;
    this.rows = rows;
    this.seed = seed;
  }

  @Override
  public Taken take(DecoderTraining training, long step, double learningRate) {
    TokenBatch batch = batch(step);
    return new Taken(training.step(batch, learningRate), batch.tokens());
  }

  /** The batch of a step. */
  TokenBatch batch(long step) {
    if (step / STEPS != round) {
      round = step / STEPS;
      // Seeds that are near one another would give streams that overlap; their outputs do not.
      batches = draw(new SplittableRandom(new SplittableRandom(seed ^ (round << 32)).nextLong()));
    }
    return batches.get((int) (step % STEPS));
  }

  private List<TokenBatch> draw(SplittableRandom random) {
    List<TokenBatch.Sequence> drawn = new ArrayList<>(STEPS * rows);
    for (int i = 0; i < STEPS * rows; i++) {
      drawn.add(source.draw(random));
    }
    drawn.sort(Comparator.comparingInt(sequence -> sequence.ids().length));
    List<TokenBatch> cut = new ArrayList<>(STEPS);
    for (int i = 0; i < STEPS; i++) {
      cut.add(TokenBatch.of(drawn.subList(i * rows, (i + 1) * rows)));
    }
    for (int i = STEPS - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      TokenBatch moved = cut.set(other, cut.get(i));
      cut.set(i, moved);
    }
    return cut;
  }
}

package io.conceptlinker.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Which examples a step sees. Examples are drawn for {@value #STEPS} steps at once and cut by
 * length, so that rows are little padded; the batch of a step depends on the seed and the step
 * only. Confined to one thread.
 *
 * @param <T> what an example is
 * @param <B> what a batch of them is
 */
final class LengthBatches<T, B> {
  private static final int STEPS = 16;

  private final ExampleSource<T> source;
  private final ToIntFunction<T> length;
  private final Function<List<T>, B> cut;
  private final int rows;
  private final long seed;
  private long round = -1;
  private List<B> batches = List.of();

  /**
   * Batches of a source.
   *
   * @param length of an example's row, in tokens
   * @param cut makes a batch of some of them
   * @param rows examples of a step
   */
  LengthBatches(
      ExampleSource<T> source,
      ToIntFunction<T> length,
      Function<List<T>, B> cut,
      int rows,
      long seed) {
    this.source = source;
    this.length = length;
    this.cut = cut;
    this.rows = rows;
    this.seed = seed;
  }

  /** The batch of a step. */
  B batch(long step) {
    if (step / STEPS != round) {
      round = step / STEPS;
      // Seeds that are near one another would give streams that overlap; their outputs do not.
      batches = draw(new SplittableRandom(new SplittableRandom(seed ^ (round << 32)).nextLong()));
    }
    return batches.get((int) (step % STEPS));
  }

  private List<B> draw(SplittableRandom random) {
    List<T> drawn = new ArrayList<>(STEPS * rows);
    for (int i = 0; i < STEPS * rows; i++) {
      drawn.add(source.draw(random));
    }
    drawn.sort(Comparator.comparingInt(length));
    List<B> made = new ArrayList<>(STEPS);
    for (int i = 0; i < STEPS; i++) {
      made.add(cut.apply(drawn.subList(i * rows, (i + 1) * rows)));
    }
    for (int i = STEPS - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      B moved = made.set(other, made.get(i));
      made.set(i, moved);
    }
    return made;
  }
}

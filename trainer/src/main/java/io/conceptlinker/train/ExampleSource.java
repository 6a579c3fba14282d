package io.conceptlinker.train;

import java.util.SplittableRandom;

/**
 * Where examples come from. Immutable and thread-safe: all state is in the random generator.
 *
 * @param <T> what an example is
 */
@FunctionalInterface
public interface ExampleSource<T> {

  /** Draws an example. */
  T draw(SplittableRandom random);
}

package io.conceptlinker.train;

import io.conceptlinker.torch.TokenBatch;
import java.util.SplittableRandom;

/** Where examples come from. Immutable and thread-safe: all state is in the random generator. */
@FunctionalInterface
public interface ExampleSource {

  /** Draws an example: a prompt, and the name that answers it. */
  TokenBatch.Sequence draw(SplittableRandom random);
}

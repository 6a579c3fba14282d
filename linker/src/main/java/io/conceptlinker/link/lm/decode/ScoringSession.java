package io.conceptlinker.link.lm.decode;

import java.io.IOException;
import java.util.List;

/** A model that has read some prompts. Confined to one thread. */
public interface ScoringSession extends AutoCloseable {
  /**
   * Scores rows in one call of the model. What a row gets must not depend on the other rows, beyond
   * what rounding does.
   *
   * @return for each row {@link ScoringRow#scoreCount()} natural logarithms of probabilities over
   *     the full vocabulary: first those of its own tokens from {@link ScoringRow#scoredFrom()} on,
   *     then those of its {@link ScoringRow#allowed() allowed} tokens after all of them
   */
  float[][] score(List<ScoringRow> rows) throws IOException;

  @Override
  void close();
}

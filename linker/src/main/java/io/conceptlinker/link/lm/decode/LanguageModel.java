package io.conceptlinker.link.lm.decode;

import java.io.IOException;
import java.util.List;

/** A language model that continues prompts. Implementations are thread-safe and shared. */
public interface LanguageModel {
  /**
   * Reads prompts, which stay read until the session is closed.
   *
   * @param prompts token ids; a row says by its place here which prompt it continues
   */
  ScoringSession open(List<int[]> prompts) throws IOException;
}

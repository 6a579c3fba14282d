package io.conceptlinker.train;

import io.conceptlinker.torch.TokenBatch;
import java.util.Arrays;

/** Puts prompts and answers together. Stateless. */
final class Examples {
  private Examples() {}

  /** A prompt that is given and an answer that is to be predicted. */
  static TokenBatch.Sequence sequence(int[] prompt, int[] answer) {
    int[] ids = Arrays.copyOf(prompt, prompt.length + answer.length);
    System.arraycopy(answer, 0, ids, prompt.length, answer.length);
    return new TokenBatch.Sequence(ids, prompt.length, 1);
  }
}

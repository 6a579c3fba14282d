package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import java.util.List;

/**
 * Prompts and the answers to them apart, as an encoder-decoder learns from them. What is longer
 * than its table of positions shares the last one.
 *
 * @param prompts the rows of the encoder
 * @param answers the rows of the decoder: what stands before an answer, and all but its last token
 * @param promptOf for each answer the row of its prompt
 * @param selected flattened positions in {@code answers} after which a token is predicted, in the
 *     order of the answers' tokens
 */
@SuppressWarnings("ArrayRecordComponent")
record AnswerRows(TokenRows prompts, TokenRows answers, long[] promptOf, long[] selected) {

  /** An answer to the prompt of a row. */
  @SuppressWarnings("ArrayRecordComponent")
  record Answer(int prompt, int[] tokens) {}

  static AnswerRows of(EncoderDecoderShape shape, List<int[]> prompts, List<Answer> answers) {
    int[] lead = shape.ids().lead();
    TokenRows read =
        TokenRows.of(prompts.size(), prompts.stream().mapToInt(p -> p.length).max().orElse(0));
    int longest = answers.stream().mapToInt(answer -> answer.tokens().length).max().orElse(0);
    TokenRows said = TokenRows.of(answers.size(), lead.length + longest - 1);
    int last = shape.positions() - 1;
    for (int row = 0; row < prompts.size(); row++) {
      for (int i = 0; i < prompts.get(row).length; i++) {
        read.put(row, i, prompts.get(row)[i], Math.min(i, last));
      }
    }
    long[] promptOf = new long[answers.size()];
    long[] selected = new long[answers.stream().mapToInt(a -> a.tokens().length).sum()];
    int at = 0;
    for (int row = 0; row < promptOf.length; row++) {
      promptOf[row] = answers.get(row).prompt();
      int[] tokens = answers.get(row).tokens();
      for (int i = 0; i < lead.length + tokens.length - 1; i++) {
        int id = i < lead.length ? lead[i] : tokens[i - lead.length];
        said.put(row, i, id, Math.min(i, last));
      }
      for (int i = 0; i < tokens.length; i++) {
        selected[at++] = (long) row * said.columns() + lead.length - 1 + i;
      }
    }
    return new AnswerRows(read, said, promptOf, selected);
  }

  /** The input of {@code hidden} in {@link EncoderDecoderKernels}. */
  List<NDArray> arrays(NDManager manager) {
    return List.of(
        prompts.ids(manager),
        prompts.positions(manager),
        prompts.mask(manager),
        manager.create(promptOf),
        answers.ids(manager),
        answers.positions(manager),
        manager.create(selected));
  }
}

package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import java.util.List;

/**
 * What the families of models do differently: their arithmetic, and how they take prompts and
 * answers. Immutable.
 *
 * <p>To answer questions, a prompt is read once, by {@code prefill}, which leaves a cache: of
 * decoders the keys and values of its tokens but the last, of encoder-decoders those that the
 * decoder attends to, of shared-encoder models those of the mention. A row of {@code answer} then
 * is what stands before an answer ({@link #lead}) and the tokens of a question. Both methods take
 * {@link #tables} behind the parameters.
 */
sealed interface Network permits DecoderNetwork, EncoderDecoderNetwork, SharedEncoderNetwork {

  static Network of(ModelShape shape) {
    return switch (shape) {
      case DecoderShape decoder -> new DecoderNetwork(decoder);
      case EncoderDecoderShape both -> new EncoderDecoderNetwork(both);
      case SharedEncoderShape shared -> new SharedEncoderNetwork(shared);
    };
  }

  ModelShape shape();

  /**
   * The methods {@code forward}, {@code narrowed}, {@code joined}, {@code prefill} and {@code
   * answer}; see {@link InferenceKernels}.
   */
  String inferenceText(Precision precision);

  /** The methods that {@link TrainingKernels} calls. */
  String trainingText(Precision precision, double dropout);

  /**
   * Arrays that the methods of {@link #inferenceText} take behind the parameters.
   *
   * @param longest the most tokens of a prompt and its answer
   * @throws IllegalArgumentException if the family cannot compute as many
   */
  List<NDArray> tables(TorchKernels kernels, int longest);

  /** The tokens that are computed to read a prompt. */
  int[] text(int[] prompt);

  /** Whether those of prompts that have the same ones are computed once. */
  boolean readsTextsOnce();

  /**
   * What {@code prefill} takes before the parameters.
   *
   * @param states of passages, where the family computes these by themselves
   */
  List<NDArray> reading(NDManager manager, List<int[]> prompts, States states);

  /** The states of different passages, one after the other: [tokens, width]. */
  @FunctionalInterface
  interface States {
    NDArray of(NDManager manager, List<int[]> passages);
  }

  /** How much of a prompt answers see: that much of the cache. */
  int read(int[] prompt);

  /** The tokens that stand before those of a question in its row. */
  int[] lead(int[] prompt);

  /** The position of the first of them. */
  int leadPosition(int[] prompt);

  /** What {@code hidden} takes. */
  List<NDArray> input(NDManager manager, TokenBatch batch);

  /** What {@code choiceHidden} takes. */
  List<NDArray> input(NDManager manager, ChoiceBatch batch);
}

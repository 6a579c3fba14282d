package io.conceptlinker.link.lm.onnx;

import io.conceptlinker.link.lm.TokenTagger;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import java.util.Optional;

/**
 * What the families of models do differently: what their graphs take, and what stays of a prompt
 * between questions. Thread-safe.
 */
sealed interface Network extends AutoCloseable
    permits DecoderNetwork, EncoderDecoderNetwork, SharedEncoderNetwork {

  /**
   * Takes a graph for what its shape says.
   *
   * @param longest the most tokens of a prompt and its answer
   * @throws ModelFormatException if the graph is not of this shape
   */
  static Network of(LoadedGraph graph, ModelShape shape, int longest) throws ModelFormatException {
    return switch (shape) {
      case DecoderShape decoder -> new DecoderNetwork(graph, decoder, longest);
      case EncoderDecoderShape both -> new EncoderDecoderNetwork(graph, both, longest);
      case SharedEncoderShape shared -> new SharedEncoderNetwork(graph, shared);
    };
  }

  /** A prompt that was not read yet. */
  PromptState prompt(int[] tokens);

  /** What finds mentions, if the family can; it does not check passages. */
  default Optional<TokenTagger> tagger() {
    return Optional.empty();
  }

  /** The most bytes outside of the heap that stay of one, more than 0. */
  long promptBytes();

  /** Whether the graph computes answers that begin alike as a tree. */
  boolean hasTrees();

  /** Gives back what it holds beside the graph. */
  @Override
  void close();
}

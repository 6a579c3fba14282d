package io.conceptlinker.link.lm.onnx;

import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;

/**
 * What the families of models do differently: what their graphs take, and what stays of a prompt
 * between questions. Thread-safe.
 */
sealed interface Network extends AutoCloseable permits DecoderNetwork, EncoderDecoderNetwork {

  /**
   * Takes a graph for what its shape says.
   *
   * @param longest the most tokens of a prompt and its answer
   * @throws ModelFormatException if the graph is not of this shape, or there is none of its family
   */
  static Network of(LoadedGraph graph, ModelShape shape, int longest) throws ModelFormatException {
    return switch (shape) {
      case DecoderShape decoder -> new DecoderNetwork(graph, decoder, longest);
      case EncoderDecoderShape both -> new EncoderDecoderNetwork(graph, both, longest);
      case SharedEncoderShape shared ->
          throw new ModelFormatException(
              graph.file(),
              "expected the graph of a decoder or an encoder-decoder; a model of the family"
                  + " shared-encoder runs on PyTorch only");
    };
  }

  /** A prompt that was not read yet. */
  PromptState prompt(int[] tokens);

  /** The most bytes outside of the heap that stay of one. */
  long promptBytes();

  /** Whether the graph computes answers that begin alike as a tree. */
  boolean hasTrees();

  /** Gives back what it holds beside the graph. */
  @Override
  void close();
}

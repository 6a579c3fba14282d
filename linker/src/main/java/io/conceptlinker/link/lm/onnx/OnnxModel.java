package io.conceptlinker.link.lm.onnx;

import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.ModelShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A model as an ONNX graph: a decoder or an encoder-decoder. Thread-safe: each call computes on its
 * caller's thread, one prompt at a time, because 8-bit activations are scaled by the whole of a
 * batch and answers would depend on their neighbours. Memory beside the weights: for each session
 * that is open at most 16 MB of what is kept of prompts, or that of two of them, outside of the
 * heap.
 */
public final class OnnxModel implements LanguageModel {
  /** What is kept of prompts in a session, beyond the least that it works well with. */
  private static final long SESSION_BYTES = 16 << 20;

  private static final int LEAST_PROMPTS = 2;

  private final LoadedGraph graph;
  private final Network network;
  private final int vocabulary;
  private final int longest;

  private OnnxModel(LoadedGraph graph, Network network, int vocabulary, int longest) {
    this.graph = graph;
    this.network = network;
    this.vocabulary = vocabulary;
    this.longest = longest;
  }

  /**
   * Loads a graph.
   *
   * @param file an {@code .onnx} file
   * @param shape of the model that it was written from
   * @param longest the most tokens of a prompt and its answer
   * @throws ModelFormatException if ONNX Runtime refuses it, or it is of another shape
   */
  public static OnnxModel load(Path file, ModelShape shape, int longest)
      throws ModelFormatException {
    LoadedGraph graph = LoadedGraph.of(file);
    boolean loaded = false;
    try {
      OnnxModel model =
          new OnnxModel(graph, Network.of(graph, shape, longest), shape.vocabulary(), longest);
      loaded = true;
      return model;
    } finally {
      if (!loaded) {
        graph.close();
      }
    }
  }

  @Override
  public int vocabulary() {
    return vocabulary;
  }

  @Override
  public int longest() {
    return longest;
  }

  @Override
  public Session open(List<int[]> prompts) {
    List<PromptRow> rows = new ArrayList<>(prompts.size());
    for (int[] prompt : prompts) {
      if (prompt.length == 0 || prompt.length >= longest) {
        throw new IllegalArgumentException(
            "prompt of "
                + prompt.length
                + " tokens: expected 1 to "
                + (longest - 1)
                + "; show less of the text");
      }
      rows.add(new PromptRow(this, prompt.length, network.prompt(prompt)));
    }
    long most = Math.max(LEAST_PROMPTS, SESSION_BYTES / network.promptBytes());
    return new OnnxAnswers(rows, (int) most);
  }

  /** Whether the graph computes answers that begin alike as a tree. */
  boolean hasTrees() {
    return network.hasTrees();
  }

  @Override
  public void close() {
    network.close();
    graph.close();
  }
}

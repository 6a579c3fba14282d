package io.conceptlinker.link.lm.onnx;

import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.TokenTagger;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.ModelShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model of any family as an ONNX graph. Thread-safe: each call computes on its caller's thread,
 * one prompt at a time, because 8-bit activations are scaled by the whole of a batch and answers
 * would depend on their neighbours. Memory beside the weights: for each session that is open at
 * most 16 MB of what is kept of prompts, or that of two of them, outside of the heap; of a model
 * that reads passages instead 16 MB of what was made of the last of them, on the heap.
 */
public final class OnnxModel implements LanguageModel {
  /**
   * Tokens of answers to one prompt that are computed together: graphs have room for so many beside
   * a prompt and its answer.
   */
  public static final int TREE_TOKENS = 128;

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
      check(prompt.length);
      rows.add(new PromptRow(this, prompt.length, network.prompt(prompt)));
    }
    long most = Math.max(LEAST_PROMPTS, SESSION_BYTES / network.promptBytes());
    return new OnnxAnswers(rows, (int) most);
  }

  private void check(int length) {
    if (length == 0 || length >= longest) {
      throw new IllegalArgumentException(
          "prompt of "
              + length
              + " tokens: expected 1 to "
              + (longest - 1)
              + "; show less of the text");
    }
  }

  @Override
  public Optional<TokenTagger> tagger() {
    return network
        .tagger()
        .map(
            tagger ->
                passages -> {
                  passages.forEach(passage -> check(passage.length));
                  return tagger.tags(passages);
                });
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

package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A decoder: prompt and answer are one sequence, whose keys and values are in memory that sessions
 * use again. Thread-safe.
 */
final class DecoderNetwork implements Network {
  private final LoadedGraph graph;
  private final DecoderShape shape;
  private final boolean hasTrees;
  private final int cacheTokens;
  private final ConcurrentLinkedQueue<KeyCache> caches = new ConcurrentLinkedQueue<>();

  DecoderNetwork(LoadedGraph graph, DecoderShape shape, int longest) throws ModelFormatException {
    this.graph = graph;
    this.shape = shape;
    this.hasTrees = graph.has("bias");
    long held = LoadedGraph.ANY;
    for (int layer = 0; layer < shape.layers(); layer++) {
      long[] keys = {1, shape.keyHeads(), LoadedGraph.ANY, shape.headWidth()};
      held = graph.dimensions("past_k." + layer, keys)[2];
    }
    graph.expectNone("past_k." + shape.layers());
    this.cacheTokens = held < 0 ? longest : Math.toIntExact(held);
  }

  @Override
  public PromptState prompt(int[] tokens) {
    return new DecoderPrompt(this, tokens);
  }

  @Override
  public long promptBytes() {
    return KeyCache.bytes(shape, cacheTokens);
  }

  @Override
  public boolean hasTrees() {
    return hasTrees;
  }

  OrtEnvironment environment() {
    return graph.environment();
  }

  OrtSession session() {
    return graph.session();
  }

  /** Tokens that keys and values are held of: a prompt's and those of all answers of a run. */
  int cacheTokens() {
    return cacheTokens;
  }

  KeyCache borrow() throws OrtException {
    KeyCache cache = caches.poll();
    return cache == null ? KeyCache.allocate(environment(), shape, cacheTokens) : cache;
  }

  void giveBack(KeyCache cache) {
    caches.add(cache);
  }

  @Override
  public void close() {
    for (KeyCache cache = caches.poll(); cache != null; cache = caches.poll()) {
      cache.close();
    }
  }
}

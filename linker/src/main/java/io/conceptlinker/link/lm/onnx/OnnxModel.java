package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.ModelShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A decoder as an ONNX graph. Thread-safe: each call computes on its caller's thread, one question
 * at a time, because 8-bit activations are scaled by the whole of a batch and answers would depend
 * on their neighbours. Memory beside the weights: at most 16 MB of keys and values for each session
 * that is open, outside of the heap, which are used again.
 */
public final class OnnxModel implements LanguageModel {
  /** Keys and values of a session, beyond those of the least that it works well with. */
  private static final int SESSION_BYTES = 16 << 20;

  private static final int LEAST_CACHES = 2;

  private final OrtEnvironment environment;
  private final OrtSession graph;
  private final DecoderShape shape;
  private final int longest;
  private final boolean hasTrees;
  private final int cacheTokens;
  private final ConcurrentLinkedQueue<KeyCache> caches = new ConcurrentLinkedQueue<>();

  private OnnxModel(OrtEnvironment environment, OrtSession graph, DecoderShape shape, int longest)
      throws OrtException {
    this.environment = environment;
    this.graph = graph;
    this.shape = shape;
    this.longest = longest;
    this.hasTrees = graph.getInputNames().contains("bias");
    long held = keys(graph)[2];
    this.cacheTokens = held < 0 ? longest : Math.toIntExact(held);
  }

  /** Dimensions of the keys of the first layer; negative where they vary. */
  private static long[] keys(OrtSession graph) throws OrtException {
    NodeInfo keys = graph.getInputInfo().get("past_k.0");
    if (keys == null || !(keys.getInfo() instanceof TensorInfo tensor)) {
      throw new OrtException("graph: expected the input past_k.0, found none");
    }
    return tensor.getShape();
  }

  /**
   * Loads a graph.
   *
   * @param file an {@code .onnx} file
   * @param shape of the model that it was written from
   * @param longest the most tokens of a prompt and its answer
   * @throws ModelFormatException if ONNX Runtime refuses it, or it is not of a decoder
   */
  public static OnnxModel load(Path file, ModelShape shape, int longest)
      throws ModelFormatException {
    if (!(shape instanceof DecoderShape decoder)) {
      throw new ModelFormatException(
          file, "expected the graph of a decoder; a model of another family runs on PyTorch only");
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      return new OnnxModel(
          environment, environment.createSession(file.toString(), options), decoder, longest);
    } catch (OrtException e) {
      throw new ModelFormatException(file, "expected a graph that ONNX Runtime loads", e);
    }
  }

  @Override
  public int vocabulary() {
    return shape.vocabulary();
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
      rows.add(new PromptRow(this, prompt));
    }
    int caches = SESSION_BYTES / KeyCache.bytes(shape, cacheTokens());
    return new OnnxAnswers(rows, Math.max(LEAST_CACHES, caches));
  }

  OrtEnvironment environment() {
    return environment;
  }

  OrtSession graph() {
    return graph;
  }

  /** Whether the graph computes answers that begin alike as a tree. */
  boolean hasTrees() {
    return hasTrees;
  }

  /** Tokens that keys and values are held of: a prompt's and those of all answers of a run. */
  int cacheTokens() {
    return cacheTokens;
  }

  KeyCache borrow() throws OrtException {
    KeyCache cache = caches.poll();
    return cache == null ? KeyCache.allocate(environment, shape, cacheTokens()) : cache;
  }

  void giveBack(KeyCache cache) {
    caches.add(cache);
  }

  @Override
  public void close() {
    for (KeyCache cache = caches.poll(); cache != null; cache = caches.poll()) {
      cache.close();
    }
    try {
      graph.close();
    } catch (OrtException e) {
      throw new IllegalStateException("graph: expected it to close once", e);
    }
  }
}

package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An encoder-decoder: what its decoder sees of a prompt stays of it, and answers are computed anew.
 * Thread-safe.
 */
final class EncoderDecoderNetwork implements Network {
  private final LoadedGraph graph;
  private final EncoderDecoderShape shape;
  private final int longest;
  private final Map<String, OnnxTensor> nothing = new LinkedHashMap<>();

  EncoderDecoderNetwork(LoadedGraph graph, EncoderDecoderShape shape, int longest)
      throws ModelFormatException {
    this.graph = graph;
    this.shape = shape;
    this.longest = longest;
    // A prompt has one token at least, so the longest answer has one less.
    int most = shape.positions() + 1 - lead().length;
    if (longest > most) {
      throw new ModelFormatException(
          graph.file(),
          "expected positions for prompts and answers of "
              + longest
              + " tokens, found some for "
              + most
              + "; export the model again");
    }
    graph.dimensions("prompt_ids", 1, LoadedGraph.ANY);
    graph.expectNone("past_k." + shape.decoder().layers());
    boolean made = false;
    try {
      for (int layer = 0; layer < shape.decoder().layers(); layer++) {
        for (String name : new String[] {"past_k." + layer, "past_v." + layer}) {
          graph.dimensions(name, 1, LoadedGraph.ANY, shape.width());
          FloatBuffer zeros = FloatBuffer.allocate(shape.width());
          nothing.put(
              name,
              OnnxTensor.createTensor(environment(), zeros, new long[] {1, 1, shape.width()}));
        }
      }
      made = true;
    } catch (OrtException e) {
      throw new ModelFormatException(graph.file(), "expected memory for its inputs", e);
    } finally {
      if (!made) {
        close();
      }
    }
  }

  @Override
  public PromptState prompt(int[] tokens) {
    return new EncodedPrompt(this, tokens);
  }

  @Override
  public long promptBytes() {
    return 2L * shape.decoder().layers() * longest * shape.width() * Float.BYTES;
  }

  @Override
  public boolean hasTrees() {
    return true;
  }

  OrtEnvironment environment() {
    return graph.environment();
  }

  OrtSession session() {
    return graph.session();
  }

  /** What stands before every answer. */
  int[] lead() {
    return shape.ids().lead();
  }

  /** The keys and values of no prompt, by the names of inputs: for a graph that reads one. */
  Map<String, OnnxTensor> nothing() {
    return nothing;
  }

  @Override
  public void close() {
    nothing.values().forEach(OnnxTensor::close);
  }
}

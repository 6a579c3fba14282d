package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A tree of answers as the inputs of a graph, behind the tokens that stand before all of them.
 * Confined to one thread.
 */
final class TreeInput implements AutoCloseable {
  /** What is added to the attention that a token must not pay: nothing is left of it. */
  private static final float UNSEEN = -1e9f;

  private final AnswerTree tree;
  private final int[] before;
  private final int from;
  private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

  private TreeInput(AnswerTree tree, int[] before, int from) {
    this.tree = tree;
    this.before = before;
    this.from = from;
  }

  /**
   * Makes the tensors.
   *
   * @param before the tokens before the tree, one or more
   * @param from the first of them that is computed
   * @param total keys that attention may be paid to: as many as all tokens, or more
   */
  static TreeInput of(
      OrtEnvironment environment, AnswerTree tree, int[] before, int from, int total)
      throws OrtException {
    TreeInput input = new TreeInput(tree, before, from);
    boolean made = false;
    try {
      int fresh = before.length - from + tree.size();
      input.put("input_ids", longs(environment, input.ids(), 1, fresh));
      input.put("positions", longs(environment, input.positions(), 1, fresh));
      FloatBuffer bias = FloatBuffer.wrap(input.bias(total));
      long[] shape = {1, 1, fresh, total};
      input.put("bias", OnnxTensor.createTensor(environment, bias, shape));
      input.put("selected", longs(environment, input.selected(), tree.rows()));
      input.put("allowed", longs(environment, tree.allowed(), tree.rows(), tree.width()));
      made = true;
      return input;
    } finally {
      if (!made) {
        input.close();
      }
    }
  }

  private void put(String name, OnnxTensor tensor) {
    tensors.put(name, tensor);
  }

  static OnnxTensor longs(OrtEnvironment environment, long[] values, long... shape)
      throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  /** By the names of the graph's inputs; they live as long as this. */
  Map<String, OnnxTensor> tensors() {
    return tensors;
  }

  /** All numbers of an output. */
  static float[] floats(OrtSession.Result result, String output) throws OrtException {
    OnnxTensor tensor =
        (OnnxTensor)
            result
                .get(output)
                .orElseThrow(
                    () -> new IllegalStateException("graph: expected " + output + ", found none"));
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private long[] ids() {
    long[] ids = new long[before.length - from + tree.size()];
    for (int i = from; i < before.length; i++) {
      ids[i - from] = before[i];
    }
    for (int node = 0; node < tree.size(); node++) {
      ids[before.length - from + node] = tree.token(node);
    }
    return ids;
  }

  private long[] positions() {
    long[] positions = new long[before.length - from + tree.size()];
    for (int i = from; i < before.length; i++) {
      positions[i - from] = i;
    }
    for (int node = 0; node < tree.size(); node++) {
      positions[before.length - from + node] = (long) before.length + tree.depth(node);
    }
    return positions;
  }

  private long[] selected() {
    long[] selected = new long[tree.rows()];
    for (int row = 0; row < selected.length; row++) {
      selected[row] = (long) before.length - from + Math.max(-1, tree.node(row));
    }
    return selected;
  }

  /** A token sees those before the tree, itself and its ancestors, and nothing behind it. */
  private float[] bias(int total) {
    int first = before.length - from;
    int fresh = first + tree.size();
    float[] bias = new float[fresh * total];
    for (int i = 0; i < fresh; i++) {
      Arrays.fill(bias, i * total + from + i + 1, (i + 1) * total, UNSEEN);
    }
    for (int node = 1; node < tree.size(); node++) {
      int at = (first + node) * total + before.length;
      Arrays.fill(bias, at, at + node, UNSEEN);
      for (int seen = tree.parent(node); seen >= 0; seen = tree.parent(seen)) {
        bias[at + seen] = 0;
      }
    }
    return bias;
  }

  @Override
  public void close() {
    tensors.values().forEach(OnnxTensor::close);
  }
}

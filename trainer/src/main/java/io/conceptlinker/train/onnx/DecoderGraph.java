package io.conceptlinker.train.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.conceptlinker.link.lm.weights.DecoderShape;
import java.util.List;
import java.util.Map;

/**
 * A decoder as an ONNX graph with a cache of keys and values.
 *
 * <p>Inputs: {@code input_ids} [1, S]; {@code positions} [1, S], where each token stands in its
 * sequence; {@code bias} [1, 1, S, T], which is added to what a token pays attention to, so that
 * tokens can be kept from seeing each other; {@code seqlens_k} [1], the tokens after this call,
 * less one; {@code total_len} [1], T, more than S; {@code past_k.i} and {@code past_v.i} [1, key
 * heads, P, head width], with room for all tokens, which may be the memory of the outputs {@code
 * present_k.i} and {@code present_v.i}; {@code selected} [N], places in {@code input_ids}; {@code
 * allowed} [N, A], token ids. Output: {@code scores} [N, A], the natural logarithms of the allowed
 * tokens' probabilities over the whole vocabulary. Confined to one thread.
 */
public final class DecoderGraph {
  private static final String EMBEDDING = "model.embed_tokens.weight";

  private static final int HEAD_UNIT = 16;

  /** Tokens that are held beyond the longest row: other answers to the same prompt. */
  private static final int TREE_TOKENS = 128;

  private final DecoderShape shape;
  private final int capacity;
  private final GraphBuilder graph = new GraphBuilder("decoder");
  private final WeightNodes weights;

  private DecoderGraph(
      DecoderShape shape, Map<String, float[]> weights, Weights numbers, int longest) {
    this.shape = shape;
    this.capacity = longest + TREE_TOKENS;
    this.weights = WeightNodes.of(graph, shape, weights, numbers);
  }

  /**
   * Writes a decoder.
   *
   * @param weights all weights of the shape by name
   * @param longest the most tokens of a row
   * @return the bytes of an {@code .onnx} file
   * @throws IllegalArgumentException if a weight is missing, or the width of a head is not a
   *     multiple of {@value #HEAD_UNIT}, which ONNX Runtime's attention asks for
   */
  public static byte[] of(
      DecoderShape shape, Map<String, float[]> weights, Weights numbers, int longest) {
    if (shape.headWidth() % HEAD_UNIT != 0) {
      throw new IllegalArgumentException(
          "head width ["
              + shape.headWidth()
              + "]: expected a multiple of "
              + HEAD_UNIT
              + "; choose other sizes");
    }
    return new DecoderGraph(shape, weights, numbers, longest).build();
  }

  private byte[] build() {
    declare();
    String hidden = weights.embedding(EMBEDDING, "input_ids");
    String normed =
        graph.node(
            GraphBuilder.STANDARD,
            "SimplifiedLayerNormalization",
            List.of(hidden, weights.vector("model.layers.0.input_layernorm.weight")),
            Map.of("axis", -1, "epsilon", (float) shape.epsilon(), "stash_type", 1));
    for (int layer = 0; layer < shape.layers(); layer++) {
      String prefix = "model.layers." + layer + ".";
      String attention = attention(normed, layer);
      if (layer + 1 == shape.layers()) {
        // Of the other tokens only the last keys and values are needed.
        attention = selected(attention, "flat_queries", shape.heads() * shape.headWidth());
        hidden = selected(hidden, "flat_hidden", shape.width());
      }
      String attended = weights.product(attention, prefix + "self_attn.o_proj.weight");
      String[] sums = add(hidden, attended, prefix + "post_attention_layernorm.weight");
      String next =
          layer + 1 < shape.layers()
              ? "model.layers." + (layer + 1) + ".input_layernorm.weight"
              : "model.norm.weight";
      sums = add(sums[1], feedForward(sums[0], prefix), next);
      normed = sums[0];
      hidden = sums[1];
    }
    weights.scores(weights.logits(normed, shape.tied() ? EMBEDDING : "lm_head.weight", null));
    return graph.model();
  }

  private void declare() {
    graph.input("input_ids", DataType.INT64, 1, "columns");
    graph.input("positions", DataType.INT64, 1, "columns");
    graph.input("bias", DataType.FLOAT, 1, 1, "columns", "total");
    graph.input("seqlens_k", DataType.INT32, 1);
    graph.input("total_len", DataType.INT32, 1);
    graph.input("selected", DataType.INT64, "selected");
    graph.input("allowed", DataType.INT64, "selected", "allowed");
    graph.output("scores", DataType.FLOAT, "selected", "allowed");
    for (int layer = 0; layer < shape.layers(); layer++) {
      for (String kind : List.of("k.", "v.")) {
        graph.input("past_" + kind + layer, DataType.FLOAT, cache());
        graph.output("present_" + kind + layer, DataType.FLOAT, cache());
      }
    }
  }

  private Object[] cache() {
    return new Object[] {1, shape.keyHeads(), capacity, shape.headWidth()};
  }

  private String attention(String normed, int layer) {
    String prefix = "model.layers." + layer + ".self_attn.";
    String projected =
        weights.product(
            normed,
            prefix + "qkv",
            List.of(prefix + "q_proj.weight", prefix + "k_proj.weight", prefix + "v_proj.weight"));
    String output = "attention." + layer;
    graph.node(
        GraphBuilder.RUNTIME,
        "GroupQueryAttention",
        List.of(
            projected,
            "",
            "",
            "past_k." + layer,
            "past_v." + layer,
            "seqlens_k",
            "total_len",
            rotation("cosines", true),
            rotation("sines", false),
            "positions",
            "bias"),
        List.of(output, "present_k." + layer, "present_v." + layer),
        Map.of(
            "num_heads",
            shape.heads(),
            "kv_num_heads",
            shape.keyHeads(),
            "do_rotary",
            1,
            "rotary_interleaved",
            0,
            "scale",
            (float) (1 / Math.sqrt(shape.headWidth()))));
    return output;
  }

  private String rotation(String name, boolean cosine) {
    int half = shape.headWidth() / 2;
    float[] values = new float[capacity * half];
    for (int position = 0; position < capacity; position++) {
      for (int i = 0; i < half; i++) {
        double angle = position * Math.pow(shape.rotaryBase(), -2.0 * i / shape.headWidth());
        values[position * half + i] = (float) (cosine ? Math.cos(angle) : Math.sin(angle));
      }
    }
    return graph.floats(name, values, capacity, half);
  }

  private String feedForward(String normed, String prefix) {
    String gate =
        graph.node(
            GraphBuilder.RUNTIME,
            "QuickGelu",
            List.of(weights.product(normed, prefix + "mlp.gate_proj.weight")),
            Map.of("alpha", 1f));
    String gated =
        graph.node(
            GraphBuilder.STANDARD,
            "Mul",
            List.of(gate, weights.product(normed, prefix + "mlp.up_proj.weight")),
            Map.of());
    return weights.product(gated, prefix + "mlp.down_proj.weight");
  }

  /** Adds to the hidden state; returns the norm of the sum, and the sum. */
  private String[] add(String hidden, String added, String normName) {
    String normed = normName + ".out";
    String sum = normName + ".sum";
    graph.node(
        GraphBuilder.RUNTIME,
        "SkipSimplifiedLayerNormalization",
        List.of(hidden, added, weights.vector(normName)),
        List.of(normed, "", "", sum),
        Map.of("epsilon", (float) shape.epsilon()));
    return new String[] {normed, sum};
  }

  /** The rows of the selected places. */
  private String selected(String rows, String name, int width) {
    String flat =
        graph.node(
            GraphBuilder.STANDARD,
            "Reshape",
            List.of(rows, graph.longs(name, -1, width)),
            Map.of());
    return graph.node(
        GraphBuilder.STANDARD, "Gather", List.of(flat, "selected"), Map.of("axis", 0));
  }
}

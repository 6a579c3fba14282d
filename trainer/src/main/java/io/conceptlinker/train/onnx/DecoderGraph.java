package io.conceptlinker.train.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.conceptlinker.link.lm.onnx.OnnxModel;
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

  private final DecoderShape shape;
  private final GraphBuilder graph = new GraphBuilder("decoder");
  private final WeightNodes weights;
  private final LlamaLayers layers;

  private DecoderGraph(
      DecoderShape shape, Map<String, float[]> weights, Weights numbers, int longest) {
    this.shape = shape;
    this.weights = WeightNodes.of(graph, shape, weights, numbers);
    this.layers = new LlamaLayers(shape, graph, this.weights, longest + OnnxModel.TREE_TOKENS);
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
    String embedded = weights.embedding(EMBEDDING, "input_ids");
    String states = layers.stack("model.", shape.layers(), embedded, this::attention, true);
    weights.scores(weights.logits(states, shape.tied() ? EMBEDDING : "lm_head.weight", null));
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
    return new Object[] {1, shape.keyHeads(), layers.positions(), shape.headWidth()};
  }

  private String attention(String normed, String prefix, int layer) {
    String name = prefix + "self_attn.";
    String projected =
        weights.product(
            normed,
            name + "qkv",
            List.of(name + "q_proj.weight", name + "k_proj.weight", name + "v_proj.weight"));
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
            layers.cosines(),
            layers.sines(),
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
}

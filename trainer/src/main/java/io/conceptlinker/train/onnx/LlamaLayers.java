package io.conceptlinker.train.onnx;

import io.conceptlinker.link.lm.weights.DecoderShape;
import java.util.List;
import java.util.Map;

/**
 * Layers of the Llama family in a graph, all but their attention. Confined to one thread.
 *
 * @param shape the sizes of a layer
 * @param positions how many of them tables of rotations have
 */
record LlamaLayers(DecoderShape shape, GraphBuilder graph, WeightNodes weights, int positions) {

  /** What a layer's tokens pay attention to, before the last linear map. */
  @FunctionalInterface
  interface Attention {

    /**
     * Adds the nodes.
     *
     * @param normed the states [1, tokens, width] behind the first norm of the layer
     * @param prefix what the names of the layer's parameters begin with
     * @return [1, tokens, heads · head width]
     */
    String of(String normed, String prefix, int layer);
  }

  /** The same layers in an inner graph. */
  LlamaLayers in(GraphBuilder inner) {
    return new LlamaLayers(shape, inner, weights.in(inner), positions);
  }

  /**
   * Layers one behind the other, and the norm behind them.
   *
   * @param prefix what the names of all parameters begin with
   * @param embedded [1, tokens, width]
   * @param selects whether states are needed only where the graph is asked about them
   * @return [1, tokens, width], or [selected, width]
   */
  String stack(String prefix, int layers, String embedded, Attention attention, boolean selects) {
    String hidden = embedded;
    String normed = norm(hidden, prefix + "layers.0.input_layernorm.weight");
    for (int layer = 0; layer < layers; layer++) {
      String name = prefix + "layers." + layer + ".";
      String attended = attention.of(normed, name, layer);
      if (selects && layer + 1 == layers) {
        // Of the other tokens only the last keys and values are needed.
        attended = selected(attended, shape.heads() * shape.headWidth());
        hidden = selected(hidden, shape.width());
      }
      String made = weights.product(attended, name + "self_attn.o_proj.weight");
      String[] sums = add(hidden, made, name + "post_attention_layernorm.weight");
      String next =
          layer + 1 < layers
              ? prefix + "layers." + (layer + 1) + ".input_layernorm.weight"
              : prefix + "norm.weight";
      sums = add(sums[1], feedForward(sums[0], name), next);
      normed = sums[0];
      hidden = sums[1];
    }
    return normed;
  }

  /** The norm of states. */
  String norm(String states, String name) {
    return graph.node(
        GraphBuilder.STANDARD,
        "SimplifiedLayerNormalization",
        List.of(states, weights.vector(name)),
        Map.of("axis", -1, "epsilon", (float) shape.epsilon(), "stash_type", 1));
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

  private String feedForward(String normed, String prefix) {
    String gate = silu(weights.product(normed, prefix + "mlp.gate_proj.weight"));
    String gated =
        graph.node(
            GraphBuilder.STANDARD,
            "Mul",
            List.of(gate, weights.product(normed, prefix + "mlp.up_proj.weight")),
            Map.of());
    return weights.product(gated, prefix + "mlp.down_proj.weight");
  }

  /** The sigmoid linear unit. */
  String silu(String states) {
    return graph.node(GraphBuilder.RUNTIME, "QuickGelu", List.of(states), Map.of("alpha", 1f));
  }

  /** The rows of the selected places, [selected, width]. */
  private String selected(String rows, int width) {
    String flat =
        graph.node(
            GraphBuilder.STANDARD,
            "Reshape",
            List.of(rows, graph.longs("flat." + width, -1, width)),
            Map.of());
    return graph.node(
        GraphBuilder.STANDARD, "Gather", List.of(flat, "selected"), Map.of("axis", 0));
  }

  /** The table of cosines, [positions, head width / 2]. */
  String cosines() {
    return rotation("cosines", true);
  }

  /** The table of sines, of the same shape. */
  String sines() {
    return rotation("sines", false);
  }

  private String rotation(String name, boolean cosine) {
    int half = shape.headWidth() / 2;
    float[] values = new float[positions * half];
    for (int position = 0; position < positions; position++) {
      for (int i = 0; i < half; i++) {
        double angle = position * Math.pow(shape.rotaryBase(), -2.0 * i / shape.headWidth());
        values[position * half + i] = (float) (cosine ? Math.cos(angle) : Math.sin(angle));
      }
    }
    return graph.floats(name, values, positions, half);
  }
}

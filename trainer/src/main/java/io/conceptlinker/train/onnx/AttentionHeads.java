package io.conceptlinker.train.onnx;

import io.conceptlinker.link.lm.weights.DecoderShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Attention of the Llama family that is not causal: of tokens to all of their passage, and of
 * answers to something before them. Confined to one thread.
 */
record AttentionHeads(LlamaLayers layers) {

  /** Keys, rotated to their positions, and values: [1, tokens, heads · head width]. */
  private record KeysAndValues(String keys, String values) {}

  /** Of all tokens to all tokens. */
  String among(String normed, String prefix) {
    String name = prefix + "self_attn.";
    String first = first();
    String queries = rotated(weights().product(normed, name + "q_proj.weight"), first);
    KeysAndValues own = keysAndValues(normed, name, first);
    return attention(queries, own.keys, own.values, "");
  }

  /**
   * Of tokens with the inputs {@code positions} and {@code bias} to themselves and to what stands
   * before them.
   *
   * @param before the states before them, from the first position on
   */
  String behind(String before, String normed, String prefix) {
    String name = prefix + "self_attn.";
    String queries = rotated(weights().product(normed, name + "q_proj.weight"), "positions");
    KeysAndValues seen = keysAndValues(before, name, first());
    KeysAndValues own = keysAndValues(normed, name, "positions");
    return attention(queries, joined(seen.keys, own.keys), joined(seen.values, own.values), "bias");
  }

  /** Positions that are counted from the first one. */
  private String first() {
    return graph().longs("first", 0);
  }

  private KeysAndValues keysAndValues(String normed, String name, String positions) {
    String packed =
        weights()
            .product(normed, name + "kv", List.of(name + "k_proj.weight", name + "v_proj.weight"));
    String keys = packed + ".k";
    String values = packed + ".v";
    graph()
        .node(
            GraphBuilder.STANDARD,
            "Split",
            List.of(packed),
            List.of(keys, values),
            Map.of("axis", -1));
    return new KeysAndValues(spread(rotated(keys, positions)), spread(values));
  }

  private String rotated(String states, String positions) {
    return graph()
        .node(
            GraphBuilder.RUNTIME,
            "RotaryEmbedding",
            List.of(states, positions, layers.cosines(), layers.sines()),
            Map.of("interleaved", 0));
  }

  /** Each key head as often as there are query heads for it. */
  private String spread(String states) {
    DecoderShape shape = layers.shape();
    int times = shape.heads() / shape.keyHeads();
    if (times == 1) {
      return states;
    }
    String apart =
        reshaped(states, graph().longs("apart", 1, -1, shape.keyHeads(), 1, shape.headWidth()));
    String more =
        graph()
            .node(
                GraphBuilder.STANDARD,
                "Expand",
                List.of(apart, graph().longs("times", 1, 1, 1, times, 1)),
                Map.of());
    return reshaped(
        more, graph().longs("together", 1, -1, (long) shape.heads() * shape.headWidth()));
  }

  private String reshaped(String states, String shape) {
    return graph().node(GraphBuilder.STANDARD, "Reshape", List.of(states, shape), Map.of());
  }

  private String joined(String before, String own) {
    return graph().node(GraphBuilder.STANDARD, "Concat", List.of(before, own), Map.of("axis", 1));
  }

  private String attention(String queries, String keys, String values, String bias) {
    List<String> inputs = new ArrayList<>(List.of(queries, keys, values));
    if (!bias.isEmpty()) {
      inputs.addAll(List.of("", "", bias));
    }
    return graph()
        .node(
            GraphBuilder.RUNTIME,
            "MultiHeadAttention",
            inputs,
            Map.of("num_heads", layers.shape().heads()));
  }

  private GraphBuilder graph() {
    return layers.graph();
  }

  private WeightNodes weights() {
    return layers.weights();
  }
}

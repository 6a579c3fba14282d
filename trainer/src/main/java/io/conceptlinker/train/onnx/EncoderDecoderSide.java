package io.conceptlinker.train.onnx;

import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The encoder or the decoder of a BART or mBART in a graph, part by part: each adds to the hidden
 * states, [1, tokens, width]. Confined to one thread.
 */
final class EncoderDecoderSide {
  static final String EMBEDDING = "model.shared.weight";

  private static final float EPSILON = 1e-5f;

  private final EncoderDecoderShape shape;
  private final Stack stack;
  private final String prefix;
  private final GraphBuilder graph;
  private final WeightNodes weights;

  /** Of all parts in their order, and the one at the end where norms stand before parts. */
  private final List<String> norms = new ArrayList<>();

  /** How many parts there are so far. */
  private int parts;

  private String hidden;

  /** What the next part takes: the hidden states, or their norm where norms stand before parts. */
  private String input;

  private EncoderDecoderSide(
      EncoderDecoderShape shape, boolean reads, GraphBuilder graph, WeightNodes weights) {
    this.shape = shape;
    this.stack = reads ? shape.encoder() : shape.decoder();
    this.prefix = reads ? "model.encoder." : "model.decoder.";
    this.graph = graph;
    this.weights = weights;
    for (int layer = 0; layer < stack.layers(); layer++) {
      norms.add(name(layer, "self_attn_layer_norm"));
      if (!reads) {
        norms.add(name(layer, "encoder_attn_layer_norm"));
      }
      norms.add(name(layer, "final_layer_norm"));
    }
    if (shape.normsFirst()) {
      norms.add(prefix + "layer_norm");
    }
    this.hidden = "";
    this.input = "";
  }

  /** All of the encoder: the states that the decoder attends to, of a prompt's token ids. */
  static String encoded(
      EncoderDecoderShape shape, GraphBuilder graph, WeightNodes weights, String ids) {
    EncoderDecoderSide side = new EncoderDecoderSide(shape, true, graph, weights);
    String length = graph.node(GraphBuilder.STANDARD, "Shape", List.of(ids), Map.of("start", 1));
    side.begin(
        ids,
        graph.node(
            GraphBuilder.STANDARD,
            "Slice",
            List.of(side.places(), graph.longs("zero", 0), length, graph.longs("zero", 0)),
            Map.of()));
    for (int layer = 0; layer < side.stack.layers(); layer++) {
      side.selfAttention(layer, "", "");
      side.feedForward(layer);
    }
    return side.input;
  }

  /** The beginning of the decoder: tokens of answers. */
  static EncoderDecoderSide decoder(
      EncoderDecoderShape shape, GraphBuilder graph, WeightNodes weights) {
    EncoderDecoderSide side = new EncoderDecoderSide(shape, false, graph, weights);
    side.begin(
        "input_ids",
        graph.node(
            GraphBuilder.STANDARD,
            "Gather",
            List.of(side.places(), "positions"),
            Map.of("axis", 0)));
    return side;
  }

  private String name(int layer, String part) {
    return prefix + "layers." + layer + "." + part;
  }

  private String places() {
    return weights.rowsFrom(prefix + "embed_positions.weight", EncoderDecoderShape.POSITION_OFFSET);
  }

  private void begin(String ids, String places) {
    String tokens = weights.embedding(EMBEDDING, ids);
    if (shape.scaled()) {
      String scale = graph.floats("scale", new float[] {(float) Math.sqrt(shape.width())}, 1);
      tokens = graph.node(GraphBuilder.STANDARD, "Mul", List.of(tokens, scale), Map.of());
    }
    String sum = graph.node(GraphBuilder.STANDARD, "Add", List.of(tokens, places), Map.of());
    hidden = norm(sum, prefix + "layernorm_embedding");
    input = shape.normsFirst() ? norm(hidden, norms.getFirst()) : hidden;
  }

  private String norm(String states, String name) {
    return graph.node(
        GraphBuilder.STANDARD,
        "LayerNormalization",
        List.of(states, weights.vector(name + ".weight"), weights.vector(name + ".bias")),
        Map.of("axis", -1, "epsilon", EPSILON));
  }

  /** Adds what a part makes of its input, and makes the input of the next one. */
  private void add(String made) {
    String name = norms.get(shape.normsFirst() ? parts + 1 : parts);
    parts++;
    String normed = name + ".out";
    String sum = name + ".sum";
    graph.node(
        GraphBuilder.RUNTIME,
        "SkipLayerNormalization",
        List.of(hidden, made, weights.vector(name + ".weight"), weights.vector(name + ".bias")),
        List.of(normed, "", "", sum),
        Map.of("epsilon", EPSILON));
    hidden = shape.normsFirst() ? sum : normed;
    input = normed;
  }

  /**
   * Attention of tokens to each other.
   *
   * @param bias what is added to it, if anything is: [1, 1, tokens, tokens]
   * @param selected the tokens that are needed afterwards, if not all are
   */
  void selfAttention(int layer, String bias, String selected) {
    String name = name(layer, "self_attn");
    String packed =
        weights.linear(
            input, name + ".qkv", List.of(name + ".q_proj", name + ".k_proj", name + ".v_proj"));
    List<String> split = List.of(name + ".q", name + ".k", name + ".v");
    graph.node(GraphBuilder.STANDARD, "Split", List.of(packed), split, Map.of("axis", -1));
    String attention = attention(split.get(0), split.get(1), split.get(2), bias);
    if (!selected.isEmpty()) {
      attention = rows(attention, selected);
      hidden = rows(hidden, selected);
    }
    add(weights.linear(attention, name + ".out_proj"));
  }

  private String rows(String states, String selected) {
    return graph.node(
        GraphBuilder.STANDARD, "Gather", List.of(states, selected), Map.of("axis", 1));
  }

  /**
   * Attention to a prompt.
   *
   * @param keys of the prompt, [1, prompt tokens, width]
   * @param values of the same shape
   */
  void crossAttention(int layer, String keys, String values) {
    String name = name(layer, "encoder_attn");
    String queries = weights.linear(input, name + ".q_proj");
    add(weights.linear(attention(queries, keys, values, ""), name + ".out_proj"));
  }

  private String attention(String queries, String keys, String values, String bias) {
    List<String> inputs = new ArrayList<>(List.of(queries, keys, values));
    if (!bias.isEmpty()) {
      inputs.addAll(List.of("", "", bias));
    }
    return graph.node(
        GraphBuilder.RUNTIME, "MultiHeadAttention", inputs, Map.of("num_heads", stack.heads()));
  }

  void feedForward(int layer) {
    String inner = weights.linear(input, name(layer, "fc1"));
    String active =
        switch (shape.activation()) {
          case GELU -> graph.node(GraphBuilder.RUNTIME, "Gelu", List.of(inner), Map.of());
          case RELU -> graph.node(GraphBuilder.STANDARD, "Relu", List.of(inner), Map.of());
        };
    add(weights.linear(active, name(layer, "fc2")));
  }

  /** The states behind all parts so far, [1, tokens, width]. */
  String states() {
    return input;
  }
}

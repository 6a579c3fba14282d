package io.conceptlinker.train.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.conceptlinker.link.lm.onnx.OnnxModel;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import java.util.List;
import java.util.Map;

/**
 * A model that reads a passage once for all of its mentions, as an ONNX graph. The encoder is one
 * branch of a condition, so that what it made of a passage is handed to later calls.
 *
 * <p>Inputs: {@code is_read} [1], whether {@code past_states} [1, P, width] are those of the
 * passage's tokens; if not, they are made of {@code passage_ids} [1, P]. {@code mention} [M], the
 * places of a mention's tokens in the passage. {@code input_ids} [1, S], what stands before answers
 * and their tokens; {@code positions} [1, S], where each of them stands, behind 1 + M of the
 * mention; {@code bias} [1, 1, S, 1 + M + S], which is added to what a token pays attention to;
 * {@code selected} [N], places in {@code input_ids}; {@code allowed} [N, A], token ids. Outputs:
 * {@code scores} [N, A], the natural logarithms of the allowed tokens' probabilities over the whole
 * vocabulary; {@code tags} [1, P, tags], those of the tags of the passage's tokens; {@code
 * present_states}, for later calls. Confined to one thread.
 */
public final class SharedEncoderGraph {
  private static final String EMBEDDING = "model.embed_tokens.weight";

  private final SharedEncoderShape shape;
  private final DecoderShape sizes;
  private final GraphBuilder graph = new GraphBuilder("shared-encoder");
  private final WeightNodes weights;
  private final LlamaLayers layers;

  private SharedEncoderGraph(
      SharedEncoderShape shape, Map<String, float[]> weights, Weights numbers, int longest) {
    this.shape = shape;
    this.sizes = shape.decoder();
    this.weights = WeightNodes.of(graph, shape, weights, numbers);
    this.layers = new LlamaLayers(sizes, graph, this.weights, longest + OnnxModel.TREE_TOKENS);
  }

  /**
   * Writes a model.
   *
   * @param weights all weights of the shape by name
   * @param longest the most tokens of a prompt and its answer
   * @return the bytes of an {@code .onnx} file
   * @throws IllegalArgumentException if a weight is missing, or they are more than a file may have
   */
  public static byte[] of(
      SharedEncoderShape shape, Map<String, float[]> weights, Weights numbers, int longest) {
    return new SharedEncoderGraph(shape, weights, numbers, longest).build();
  }

  private byte[] build() {
    declare();
    // What both graphs have comes first: the encoder, an inner graph, takes it from this one.
    String embedded = weights.embedding(EMBEDDING, "input_ids");
    layers.cosines();
    layers.sines();
    graph.node(
        GraphBuilder.STANDARD,
        "If",
        List.of("is_read"),
        List.of("present_states"),
        Map.of("then_branch", held(), "else_branch", read()));
    tags();
    String memory = memory();
    AttentionHeads heads = new AttentionHeads(layers);
    String states =
        layers.stack(
            "model.",
            sizes.layers(),
            embedded,
            (normed, prefix, layer) ->
                heads.behind(
                    layers.norm(memory, prefix + "input_layernorm.weight"), normed, prefix),
            true);
    weights.scores(weights.logits(states, EMBEDDING, null));
    return graph.model();
  }

  private void declare() {
    graph.input("is_read", DataType.BOOL, 1);
    graph.input("passage_ids", DataType.INT64, 1, "unread");
    graph.input("past_states", DataType.FLOAT, 1, "read", sizes.width());
    graph.input("mention", DataType.INT64, "mention");
    graph.input("input_ids", DataType.INT64, 1, "columns");
    graph.input("positions", DataType.INT64, 1, "columns");
    graph.input("bias", DataType.FLOAT, 1, 1, "columns", "seen");
    graph.input("selected", DataType.INT64, "selected");
    graph.input("allowed", DataType.INT64, "selected", "allowed");
    graph.output("scores", DataType.FLOAT, "selected", "allowed");
    graph.output("tags", DataType.FLOAT, 1, "passage", SharedEncoderShape.TAGS);
    graph.output("present_states", DataType.FLOAT, 1, "passage", sizes.width());
  }

  /** The states of a passage that was read before. */
  private GraphBuilder held() {
    GraphBuilder held = graph.inner("held");
    String same = held.node(GraphBuilder.STANDARD, "Identity", List.of("past_states"), Map.of());
    held.output(same, DataType.FLOAT, 1, "passage", sizes.width());
    return held;
  }

  /** Those of a passage that is read now. */
  private GraphBuilder read() {
    GraphBuilder encoder = graph.inner("read");
    LlamaLayers there = layers.in(encoder);
    AttentionHeads heads = new AttentionHeads(there);
    String states =
        there.stack(
            "model.encoder.",
            shape.encoderLayers(),
            there.weights().embedding(EMBEDDING, "passage_ids"),
            (normed, prefix, layer) -> heads.among(normed, prefix),
            false);
    encoder.output(states, DataType.FLOAT, 1, "passage", sizes.width());
    return encoder;
  }

  private void tags() {
    graph.node(
        GraphBuilder.STANDARD,
        "LogSoftmax",
        List.of(weights.linear("present_states", "mention_head")),
        List.of("tags"),
        Map.of("axis", -1));
  }

  /** What the decoder sees of a passage: a vector of the mention, and its tokens' states. */
  private String memory() {
    String ends = gather("mention", graph.longs("ends", 0, -1), 0);
    String both =
        graph.node(
            GraphBuilder.STANDARD,
            "Reshape",
            List.of(
                gather("present_states", ends, 1), graph.longs("pair", 1, 1, 2L * sizes.width())),
            Map.of());
    String up = layers.silu(weights.product(both, "model.mention.up_proj.weight"));
    String vector = weights.product(up, "model.mention.down_proj.weight");
    return graph.node(
        GraphBuilder.STANDARD,
        "Concat",
        List.of(vector, gather("present_states", "mention", 1)),
        Map.of("axis", 1));
  }

  private String gather(String values, String places, int axis) {
    return graph.node(
        GraphBuilder.STANDARD, "Gather", List.of(values, places), Map.of("axis", axis));
  }
}

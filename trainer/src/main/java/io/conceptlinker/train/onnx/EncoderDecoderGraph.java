package io.conceptlinker.train.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An encoder-decoder of the BART family as an ONNX graph. The encoder is one branch of a condition:
 * a prompt is read once, and what the decoder sees of it is handed to later calls.
 *
 * <p>Inputs: {@code is_read} [1], whether {@code past_k.i} and {@code past_v.i} [1, P, width] are
 * the keys and values of the prompt for each layer of the decoder; if not, they are made of {@code
 * prompt_ids} [1, P], the prompt. {@code input_ids} [1, S], what stands before answers and their
 * tokens; {@code positions} [1, S], where each of them stands in its sequence; {@code bias} [1, 1,
 * S, S], which is added to what a token pays attention to, so that tokens can be kept from seeing
 * each other; {@code selected} [N], places in {@code input_ids}; {@code allowed} [N, A], token ids.
 * Outputs: {@code scores} [N, A], the natural logarithms of the allowed tokens' probabilities over
 * the whole vocabulary; {@code present_k.i} and {@code present_v.i}, the keys and values for later
 * calls. Confined to one thread.
 */
public final class EncoderDecoderGraph {
  private static final List<String> KINDS = List.of("k.", "v.");

  private final EncoderDecoderShape shape;
  private final GraphBuilder graph = new GraphBuilder("encoder-decoder");
  private final WeightNodes weights;

  private EncoderDecoderGraph(
      EncoderDecoderShape shape, Map<String, float[]> weights, Weights numbers) {
    this.shape = shape;
    this.weights = WeightNodes.of(graph, shape, weights, numbers);
  }

  /**
   * Writes an encoder-decoder.
   *
   * @param weights all weights of the shape by name
   * @return the bytes of an {@code .onnx} file
   * @throws IllegalArgumentException if a weight is missing, or they are more than a file may have
   */
  public static byte[] of(
      EncoderDecoderShape shape, Map<String, float[]> weights, Weights numbers) {
    return new EncoderDecoderGraph(shape, weights, numbers).build();
  }

  private byte[] build() {
    declare();
    // The embeddings come first: the encoder, an inner graph, takes them from this one.
    EncoderDecoderSide decoder = EncoderDecoderSide.decoder(shape, graph, weights);
    graph.node(
        GraphBuilder.STANDARD,
        "If",
        List.of("is_read"),
        memory("present_"),
        Map.of("then_branch", held(), "else_branch", read()));
    int last = shape.decoder().layers() - 1;
    for (int layer = 0; layer <= last; layer++) {
      // Of the tokens that nothing is asked about only the last keys and values are needed.
      decoder.selfAttention(layer, "bias", layer == last ? "selected" : "");
      decoder.crossAttention(layer, "present_k." + layer, "present_v." + layer);
      decoder.feedForward(layer);
    }
    String flat =
        graph.node(
            GraphBuilder.STANDARD,
            "Reshape",
            List.of(decoder.states(), graph.longs("flat", -1, shape.width())),
            Map.of());
    weights.scores(weights.logits(flat, EncoderDecoderSide.EMBEDDING, "final_logits_bias"));
    return graph.model();
  }

  private void declare() {
    graph.input("is_read", DataType.BOOL, 1);
    graph.input("prompt_ids", DataType.INT64, 1, "unread");
    graph.input("input_ids", DataType.INT64, 1, "columns");
    graph.input("positions", DataType.INT64, 1, "columns");
    graph.input("bias", DataType.FLOAT, 1, 1, "columns", "columns");
    graph.input("selected", DataType.INT64, "selected");
    graph.input("allowed", DataType.INT64, "selected", "allowed");
    graph.output("scores", DataType.FLOAT, "selected", "allowed");
    memory("past_").forEach(name -> graph.input(name, DataType.FLOAT, 1, "read", shape.width()));
    memory("present_")
        .forEach(name -> graph.output(name, DataType.FLOAT, 1, "prompt", shape.width()));
  }

  /** The names of the keys and values of all layers. */
  private List<String> memory(String prefix) {
    List<String> names = new ArrayList<>();
    for (int layer = 0; layer < shape.decoder().layers(); layer++) {
      for (String kind : KINDS) {
        names.add(prefix + kind + layer);
      }
    }
    return names;
  }

  /** Of a prompt that was read before. */
  private GraphBuilder held() {
    GraphBuilder held = graph.inner("held");
    for (String name : memory("past_")) {
      String same = held.node(GraphBuilder.STANDARD, "Identity", List.of(name), Map.of());
      held.output(same, DataType.FLOAT, 1, "prompt", shape.width());
    }
    return held;
  }

  /** Of a prompt that is read now. */
  private GraphBuilder read() {
    GraphBuilder encoder = graph.inner("read");
    WeightNodes weightsThere = weights.in(encoder);
    String states = EncoderDecoderSide.encoded(shape, encoder, weightsThere, "prompt_ids");
    for (int layer = 0; layer < shape.decoder().layers(); layer++) {
      for (String map : List.of("k_proj", "v_proj")) {
        String made =
            weightsThere.linear(states, "model.decoder.layers." + layer + ".encoder_attn." + map);
        encoder.output(made, DataType.FLOAT, 1, "prompt", shape.width());
      }
    }
    return encoder;
  }
}

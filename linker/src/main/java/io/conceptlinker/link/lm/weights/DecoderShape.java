package io.conceptlinker.link.lm.weights;

import io.conceptlinker.link.lm.weights.WeightSpec.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a decoder of the Llama family: RMSNorm, rotary positions, SwiGLU, grouped-query
 * attention (Touvron et al. 2023, Ainslie et al. 2023). Immutable.
 *
 * @param vocabulary number of token ids
 * @param width size of a hidden state
 * @param layers number of layers
 * @param heads query heads of a layer
 * @param keyHeads key and value heads of a layer; divides {@code heads}
 * @param headWidth size of a head, an even number
 * @param feedForward inner size of the feed-forward part
 * @param rotaryBase the base of the rotary frequencies, theta
 * @param epsilon what RMSNorm adds to the mean square
 * @param tied whether the output layer is the embedding table
 */
public record DecoderShape(
    int vocabulary,
    int width,
    int layers,
    int heads,
    int keyHeads,
    int headWidth,
    int feedForward,
    double rotaryBase,
    double epsilon,
    boolean tied)
    implements ModelShape {

  public DecoderShape {
    for (int size : List.of(vocabulary, width, layers, heads, keyHeads, headWidth, feedForward)) {
      if (size < 1) {
        throw new IllegalArgumentException(
            "decoder shape: expected sizes of 1 or more, found " + size);
      }
    }
    if (heads % keyHeads != 0 || headWidth % 2 != 0) {
      throw new IllegalArgumentException(
          "decoder shape: expected key heads ["
              + keyHeads
              + "] to divide heads ["
              + heads
              + "] and an even head width, found ["
              + headWidth
              + "]");
    }
  }

  @Override
  public List<WeightSpec> weights() {
    List<WeightSpec> weights = new ArrayList<>();
    weights.add(WeightSpec.matrix("model.embed_tokens.weight", Kind.EMBEDDING, vocabulary, width));
    for (int layer = 0; layer < layers; layer++) {
      weights.addAll(layer("model.layers." + layer + "."));
    }
    weights.add(norm("model.norm.weight"));
    if (!tied) {
      weights.add(WeightSpec.matrix("lm_head.weight", Kind.MATRIX, vocabulary, width));
    }
    return List.copyOf(weights);
  }

  /** The parameters of a layer whose names begin alike. */
  List<WeightSpec> layer(String prefix) {
    int queries = heads * headWidth;
    int keys = keyHeads * headWidth;
    String attention = prefix + "self_attn.";
    String inner = prefix + "mlp.";
    return List.of(
        norm(prefix + "input_layernorm.weight"),
        WeightSpec.matrix(attention + "q_proj.weight", Kind.MATRIX, queries, width),
        WeightSpec.matrix(attention + "k_proj.weight", Kind.MATRIX, keys, width),
        WeightSpec.matrix(attention + "v_proj.weight", Kind.MATRIX, keys, width),
        residual(attention + "o_proj.weight", queries),
        norm(prefix + "post_attention_layernorm.weight"),
        WeightSpec.matrix(inner + "gate_proj.weight", Kind.MATRIX, feedForward, width),
        WeightSpec.matrix(inner + "up_proj.weight", Kind.MATRIX, feedForward, width),
        residual(inner + "down_proj.weight", feedForward));
  }

  private WeightSpec norm(String name) {
    return WeightSpec.vector(name, Kind.NORM, width);
  }

  private WeightSpec residual(String name, int inner) {
    return WeightSpec.matrix(name, Kind.RESIDUAL_MATRIX, width, inner);
  }

  @Override
  public int residuals() {
    return 2 * layers;
  }
}

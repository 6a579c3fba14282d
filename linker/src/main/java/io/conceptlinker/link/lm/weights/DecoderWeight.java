package io.conceptlinker.link.lm.weights;

import java.util.ArrayList;
import java.util.List;

/**
 * One parameter of a decoder. Matrices are stored as [output, input], rows together.
 *
 * @param name its name in a checkpoint of Hugging Face's Llama
 * @param kind what it is
 * @param rows its rows; the length of a vector
 * @param columns its columns; 1 for a vector
 */
public record DecoderWeight(String name, Kind kind, int rows, int columns) {

  /** What a parameter is, which says how it begins and whether it decays in training. */
  public enum Kind {
    /** A row for each token. */
    EMBEDDING,
    /** A gain for each channel. */
    NORM,
    /** A linear map. */
    MATRIX,
    /** A linear map whose result is added to the hidden state. */
    RESIDUAL_MATRIX
  }

  /** Number of values. */
  public long size() {
    return (long) rows * columns;
  }

  /** Its dimensions: one for a vector, two for a matrix. */
  public long[] dimensions() {
    return kind == Kind.NORM ? new long[] {rows} : new long[] {rows, columns};
  }

  static List<DecoderWeight> of(DecoderShape shape) {
    List<DecoderWeight> weights = new ArrayList<>();
    int width = shape.width();
    int queries = shape.heads() * shape.headWidth();
    int keys = shape.keyHeads() * shape.headWidth();
    weights.add(matrix("model.embed_tokens.weight", Kind.EMBEDDING, shape.vocabulary(), width));
    for (int layer = 0; layer < shape.layers(); layer++) {
      String prefix = "model.layers." + layer + ".";
      weights.add(norm(prefix + "input_layernorm.weight", width));
      weights.add(matrix(prefix + "self_attn.q_proj.weight", Kind.MATRIX, queries, width));
      weights.add(matrix(prefix + "self_attn.k_proj.weight", Kind.MATRIX, keys, width));
      weights.add(matrix(prefix + "self_attn.v_proj.weight", Kind.MATRIX, keys, width));
      weights.add(matrix(prefix + "self_attn.o_proj.weight", Kind.RESIDUAL_MATRIX, width, queries));
      weights.add(norm(prefix + "post_attention_layernorm.weight", width));
      weights.add(matrix(prefix + "mlp.gate_proj.weight", Kind.MATRIX, shape.feedForward(), width));
      weights.add(matrix(prefix + "mlp.up_proj.weight", Kind.MATRIX, shape.feedForward(), width));
      weights.add(
          matrix(
              prefix + "mlp.down_proj.weight", Kind.RESIDUAL_MATRIX, width, shape.feedForward()));
    }
    weights.add(norm("model.norm.weight", width));
    if (!shape.tied()) {
      weights.add(matrix("lm_head.weight", Kind.MATRIX, shape.vocabulary(), width));
    }
    return List.copyOf(weights);
  }

  private static DecoderWeight matrix(String name, Kind kind, int rows, int columns) {
    return new DecoderWeight(name, kind, rows, columns);
  }

  private static DecoderWeight norm(String name, int width) {
    return new DecoderWeight(name, Kind.NORM, width, 1);
  }
}

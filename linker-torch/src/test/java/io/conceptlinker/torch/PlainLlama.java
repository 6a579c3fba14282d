package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.ModelShape;
import java.util.Map;

/** The layers of the Llama family (Touvron et al. 2023). */
abstract class PlainLlama extends PlainModel {
  private final DecoderShape shape;

  PlainLlama(ModelShape all, DecoderShape shape, Map<String, float[]> weights) {
    super(all, shape.width(), weights);
    this.shape = shape;
  }

  /** A token that sees those before it, and itself. */
  final void layer(String prefix, double[][] x) {
    layer(prefix, new double[0][], x, true);
  }

  /**
   * A layer.
   *
   * @param before hidden states that are only looked at, which all see
   * @param x hidden states; their positions follow
   * @param causal whether each sees those up to itself, or else all
   */
  final void layer(String prefix, double[][] before, double[][] x, boolean causal) {
    int known = before.length;
    double[][] keys = new double[known + x.length][];
    double[][] values = new double[known + x.length][];
    double[][] queries = new double[x.length][];
    for (int t = 0; t < keys.length; t++) {
      double[] state = t < known ? before[t] : x[t - known];
      double[] h = norm(state, prefix + "input_layernorm.weight");
      keys[t] = rotate(multiply(prefix + "self_attn.k_proj.weight", h), t);
      values[t] = multiply(prefix + "self_attn.v_proj.weight", h);
      if (t >= known) {
        queries[t - known] = rotate(multiply(prefix + "self_attn.q_proj.weight", h), t);
      }
    }
    for (int t = 0; t < x.length; t++) {
      int seen = causal ? known + t + 1 : keys.length;
      double[] mixed = attend(queries[t], keys, values, shape.heads(), seen);
      x[t] = sum(x[t], multiply(prefix + "self_attn.o_proj.weight", mixed));
    }
    for (int t = 0; t < x.length; t++) {
      double[] h = norm(x[t], prefix + "post_attention_layernorm.weight");
      double[] gate = multiply(prefix + "mlp.gate_proj.weight", h);
      double[] up = multiply(prefix + "mlp.up_proj.weight", h);
      for (int i = 0; i < gate.length; i++) {
        gate[i] = silu(gate[i]) * up[i];
      }
      x[t] = sum(x[t], multiply(prefix + "mlp.down_proj.weight", gate));
    }
  }

  static double silu(double value) {
    return value / (1 + Math.exp(-value));
  }

  private double[] rotate(double[] vector, int position) {
    int width = shape.headWidth();
    double[] rotated = new double[vector.length];
    for (int start = 0; start < vector.length; start += width) {
      for (int i = 0; i < width / 2; i++) {
        double angle = position / Math.pow(shape.rotaryBase(), 2.0 * i / width);
        double a = vector[start + i];
        double b = vector[start + i + width / 2];
        rotated[start + i] = a * Math.cos(angle) - b * Math.sin(angle);
        rotated[start + i + width / 2] = b * Math.cos(angle) + a * Math.sin(angle);
      }
    }
    return rotated;
  }

  final double[] norm(double[] vector, String name) {
    double square = 0;
    for (double value : vector) {
      square += value * value;
    }
    double scale = 1 / Math.sqrt(square / vector.length + shape.epsilon());
    double[] normalised = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      normalised[i] = vector[i] * scale * vector(name)[i];
    }
    return normalised;
  }
}

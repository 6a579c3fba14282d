package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.DecoderShape;
import java.util.Map;

/** A decoder of the Llama family (Touvron et al. 2023). */
final class PlainDecoder extends PlainModel {
  private final DecoderShape shape;

  PlainDecoder(DecoderShape shape, Map<String, float[]> weights) {
    super(shape, shape.width(), weights);
    this.shape = shape;
  }

  @Override
  double[] scores(int[] prompt, int... answer) {
    int[] ids = joined(prompt, answer);
    double[][] x = new double[ids.length][];
    for (int t = 0; t < ids.length; t++) {
      x[t] = row("model.embed_tokens.weight", ids[t]);
    }
    for (int layer = 0; layer < shape.layers(); layer++) {
      layer("model.layers." + layer + ".", x);
    }
    double[] last = norm(x[ids.length - 1], "model.norm.weight");
    return logSoftmax(
        multiply(shape.tied() ? "model.embed_tokens.weight" : "lm_head.weight", last));
  }

  private void layer(String prefix, double[][] x) {
    int length = x.length;
    double[][] queries = new double[length][];
    double[][] keys = new double[length][];
    double[][] values = new double[length][];
    for (int t = 0; t < length; t++) {
      double[] h = norm(x[t], prefix + "input_layernorm.weight");
      queries[t] = rotate(multiply(prefix + "self_attn.q_proj.weight", h), t);
      keys[t] = rotate(multiply(prefix + "self_attn.k_proj.weight", h), t);
      values[t] = multiply(prefix + "self_attn.v_proj.weight", h);
    }
    for (int t = 0; t < length; t++) {
      double[] mixed = attend(queries[t], keys, values, shape.heads(), t + 1);
      x[t] = sum(x[t], multiply(prefix + "self_attn.o_proj.weight", mixed));
    }
    for (int t = 0; t < length; t++) {
      double[] h = norm(x[t], prefix + "post_attention_layernorm.weight");
      double[] gate = multiply(prefix + "mlp.gate_proj.weight", h);
      double[] up = multiply(prefix + "mlp.up_proj.weight", h);
      for (int i = 0; i < gate.length; i++) {
        gate[i] = gate[i] / (1 + Math.exp(-gate[i])) * up[i];
      }
      x[t] = sum(x[t], multiply(prefix + "mlp.down_proj.weight", gate));
    }
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

  private double[] norm(double[] vector, String name) {
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

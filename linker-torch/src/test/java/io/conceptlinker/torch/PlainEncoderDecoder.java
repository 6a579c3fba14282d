package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An encoder-decoder as BART (Lewis et al. 2020), with norms behind each part of a layer, or as
 * mBART (Liu et al. 2020), with norms before each and one at the end.
 */
final class PlainEncoderDecoder extends PlainModel {
  private final EncoderDecoderShape shape;
  private final boolean normsFirst;

  PlainEncoderDecoder(EncoderDecoderShape shape, Map<String, float[]> weights) {
    super(shape, shape.width(), weights);
    this.shape = shape;
    this.normsFirst = shape.family() == EncoderDecoderShape.Family.MBART;
  }

  @Override
  double[] scores(int[] prompt, int... answer) {
    double[][] read = embed("model.encoder.", prompt);
    for (int layer = 0; layer < shape.encoder().layers(); layer++) {
      String prefix = "model.encoder.layers." + layer + ".";
      int heads = shape.encoder().heads();
      read =
          part(
              read,
              prefix + "self_attn_layer_norm",
              h -> attention(prefix + "self_attn.", h, h, heads, false));
      read = part(read, prefix + "final_layer_norm", h -> feedForward(prefix, h));
    }
    double[][] seen = normsFirst ? norm(read, "model.encoder.layer_norm") : read;
    double[][] said = embed("model.decoder.", joined(shape.ids().lead(), answer));
    for (int layer = 0; layer < shape.decoder().layers(); layer++) {
      String prefix = "model.decoder.layers." + layer + ".";
      int heads = shape.decoder().heads();
      said =
          part(
              said,
              prefix + "self_attn_layer_norm",
              h -> attention(prefix + "self_attn.", h, h, heads, true));
      said =
          part(
              said,
              prefix + "encoder_attn_layer_norm",
              h -> attention(prefix + "encoder_attn.", h, seen, heads, false));
      said = part(said, prefix + "final_layer_norm", h -> feedForward(prefix, h));
    }
    double[][] last = {said[said.length - 1]};
    double[] state = (normsFirst ? norm(last, "model.decoder.layer_norm") : last)[0];
    return logSoftmax(sum(multiply("model.shared.weight", state), vector("final_logits_bias")));
  }

  /** Tokens and positions, of which the first has the third row of its table. */
  private double[][] embed(String side, int[] ids) {
    double scale = shape.scaled() ? Math.sqrt(shape.width()) : 1;
    double[][] x = new double[ids.length][];
    for (int t = 0; t < ids.length; t++) {
      x[t] = row("model.shared.weight", ids[t]);
      for (int i = 0; i < x[t].length; i++) {
        x[t][i] *= scale;
      }
      x[t] = sum(x[t], row(side + "embed_positions.weight", t + 2));
    }
    return norm(x, side + "layernorm_embedding");
  }

  private double[][] part(double[][] x, String norm, UnaryOperator<double[][]> what) {
    double[][] result = what.apply(normsFirst ? norm(x, norm) : x);
    for (int t = 0; t < x.length; t++) {
      result[t] = sum(x[t], result[t]);
    }
    return normsFirst ? result : norm(result, norm);
  }

  private double[][] attention(
      String name, double[][] asking, double[][] asked, int heads, boolean causal) {
    double[][] keys = new double[asked.length][];
    double[][] values = new double[asked.length][];
    for (int s = 0; s < asked.length; s++) {
      keys[s] = linear(name + "k_proj", asked[s]);
      values[s] = linear(name + "v_proj", asked[s]);
    }
    double[][] found = new double[asking.length][];
    for (int t = 0; t < asking.length; t++) {
      double[] query = linear(name + "q_proj", asking[t]);
      found[t] =
          linear(
              name + "out_proj", attend(query, keys, values, heads, causal ? t + 1 : keys.length));
    }
    return found;
  }

  private double[][] feedForward(String prefix, double[][] x) {
    double[][] fed = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      double[] inner = linear(prefix + "fc1", x[t]);
      for (int i = 0; i < inner.length; i++) {
        inner[i] =
            switch (shape.activation()) {
              case GELU -> inner[i] * (1 + erf(inner[i] / Math.sqrt(2))) / 2;
              case RELU -> Math.max(0, inner[i]);
            };
      }
      fed[t] = linear(prefix + "fc2", inner);
    }
    return fed;
  }

  private double[] linear(String name, double[] x) {
    return sum(multiply(name + ".weight", x), vector(name + ".bias"));
  }

  private double[][] norm(double[][] x, String name) {
    double[][] normalised = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      double mean = 0;
      for (double value : x[t]) {
        mean += value / x[t].length;
      }
      double variance = 0;
      for (double value : x[t]) {
        variance += (value - mean) * (value - mean) / x[t].length;
      }
      normalised[t] = vector(name + ".bias").clone();
      for (int i = 0; i < x[t].length; i++) {
        normalised[t][i] +=
            (x[t][i] - mean) / Math.sqrt(variance + 1e-5) * vector(name + ".weight")[i];
      }
    }
    return normalised;
  }

  /** The error function, by Kummer's series: all of its terms have one sign. */
  private static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double sum = 0;
    double term = x;
    for (int n = 0; Math.abs(term) > 1e-18; n++) {
      sum += term;
      term *= 2 * x * x / (2 * n + 3);
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }
}

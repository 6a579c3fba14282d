package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.DecoderWeight;
import java.util.HashMap;
import java.util.Map;

/**
 * A decoder in loops over doubles, written from the papers and from nothing else here: the oracle.
 */
final class PlainDecoder {

  private final DecoderShape shape;
  private final Map<String, double[]> weights = new HashMap<>();

  PlainDecoder(DecoderShape shape, Map<String, float[]> weights) {
    this.shape = shape;
    for (DecoderWeight weight : shape.weights()) {
      float[] values = weights.get(weight.name());
      double[] copy = new double[values.length];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = values[i];
      }
      this.weights.put(weight.name(), copy);
    }
  }

  /** Changes one value of a parameter. */
  void add(String name, int at, double difference) {
    weights.get(name)[at] += difference;
  }

  /** The weighted mean negative log-probability of the targets. */
  double loss(TokenBatch batch) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < batch.targets().length; i++) {
      double[] scores = scores(batch, (int) batch.positions()[i]);
      sum -= batch.weights()[i] * scores[(int) batch.targets()[i]];
      all += batch.weights()[i];
    }
    return sum / all;
  }

  /** Log-probabilities after one position, which counts rows and columns. */
  double[] scores(TokenBatch batch, int position) {
    int row = position / batch.columns();
    int length = position % batch.columns() + 1;
    double[][] x = new double[length][];
    for (int t = 0; t < length; t++) {
      x[t] = row("model.embed_tokens.weight", (int) batch.ids()[row * batch.columns() + t]);
    }
    for (int layer = 0; layer < shape.layers(); layer++) {
      layer("model.layers." + layer + ".", x);
    }
    double[] last = norm(x[length - 1], "model.norm.weight");
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
    int width = shape.headWidth();
    for (int t = 0; t < length; t++) {
      double[] mixed = new double[shape.heads() * width];
      for (int head = 0; head < shape.heads(); head++) {
        int keyHead = head / (shape.heads() / shape.keyHeads());
        double[] attention = new double[t + 1];
        for (int s = 0; s <= t; s++) {
          for (int i = 0; i < width; i++) {
            attention[s] += queries[t][head * width + i] * keys[s][keyHead * width + i];
          }
          attention[s] /= Math.sqrt(width);
        }
        attention = logSoftmax(attention);
        for (int s = 0; s <= t; s++) {
          for (int i = 0; i < width; i++) {
            mixed[head * width + i] += Math.exp(attention[s]) * values[s][keyHead * width + i];
          }
        }
      }
      addTo(x[t], multiply(prefix + "self_attn.o_proj.weight", mixed));
    }
    for (int t = 0; t < length; t++) {
      double[] h = norm(x[t], prefix + "post_attention_layernorm.weight");
      double[] gate = multiply(prefix + "mlp.gate_proj.weight", h);
      double[] up = multiply(prefix + "mlp.up_proj.weight", h);
      for (int i = 0; i < gate.length; i++) {
        gate[i] = gate[i] / (1 + Math.exp(-gate[i])) * up[i];
      }
      addTo(x[t], multiply(prefix + "mlp.down_proj.weight", gate));
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

  private double[] row(String name, int row) {
    double[] values = new double[shape.width()];
    System.arraycopy(weights.get(name), row * shape.width(), values, 0, values.length);
    return values;
  }

  private double[] multiply(String name, double[] vector) {
    double[] matrix = weights.get(name);
    double[] product = new double[matrix.length / vector.length];
    for (int i = 0; i < product.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[i * vector.length + j] * vector[j];
      }
    }
    return product;
  }

  private double[] norm(double[] vector, String name) {
    double square = 0;
    for (double value : vector) {
      square += value * value;
    }
    double scale = 1 / Math.sqrt(square / vector.length + shape.epsilon());
    double[] normalised = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      normalised[i] = vector[i] * scale * weights.get(name)[i];
    }
    return normalised;
  }

  private static double[] logSoftmax(double[] values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    double sum = 0;
    for (double value : values) {
      sum += Math.exp(value - max);
    }
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i] - max - Math.log(sum);
    }
    return result;
  }

  private static void addTo(double[] into, double[] what) {
    for (int i = 0; i < into.length; i++) {
      into[i] += what[i];
    }
  }
}

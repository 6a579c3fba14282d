package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import io.conceptlinker.link.lm.weights.WeightSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model in loops over doubles, one sequence at a time, written from the papers and from nothing
 * else here: the oracle.
 */
abstract class PlainModel {
  private final int width;
  private final Map<String, double[]> weights = new HashMap<>();

  PlainModel(ModelShape shape, int width, Map<String, float[]> weights) {
    this.width = width;
    for (WeightSpec weight : shape.weights()) {
      float[] values = weights.get(weight.name());
      double[] copy = new double[values.length];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = values[i];
      }
      this.weights.put(weight.name(), copy);
    }
  }

  static PlainModel of(RandomModel model) {
    return of(model.shape(), model.weights());
  }

  static PlainModel of(ModelShape shape, Map<String, float[]> weights) {
    return switch (shape) {
      case DecoderShape decoder -> new PlainDecoder(decoder, weights);
      case EncoderDecoderShape both -> new PlainEncoderDecoder(both, weights);
      case SharedEncoderShape shared -> new PlainSharedEncoder(shared, weights);
    };
  }

  /** The log-probabilities of all tokens after a prompt and the beginning of an answer. */
  abstract double[] scores(int[] prompt, int... answer);

  /** The same after each position of a batch. */
  final List<double[]> scores(TokenBatch batch) {
    List<double[]> all = new ArrayList<>();
    for (TokenBatch.Sequence sequence : batch.sequences()) {
      int[] ids = sequence.ids();
      for (int i = sequence.known(); i < ids.length; i++) {
        int[] prompt = Arrays.copyOf(ids, sequence.known());
        all.add(scores(prompt, Arrays.copyOfRange(ids, sequence.known(), i)));
      }
    }
    return all;
  }

  /** The weighted mean negative log-probability of the targets. */
  final double loss(TokenBatch batch) {
    List<double[]> scores = scores(batch);
    double sum = 0;
    double all = 0;
    for (int i = 0; i < batch.targets().length; i++) {
      sum -= batch.weights()[i] * scores.get(i)[(int) batch.targets()[i]];
      all += batch.weights()[i];
    }
    return sum / all;
  }

  /** Changes one value of a parameter. */
  final void add(String name, int at, double difference) {
    weights.get(name)[at] += difference;
  }

  final double[] vector(String name) {
    return weights.get(name);
  }

  final double[] row(String name, int row) {
    return Arrays.copyOfRange(weights.get(name), row * width, (row + 1) * width);
  }

  final double[] multiply(String name, double[] vector) {
    double[] matrix = weights.get(name);
    double[] product = new double[matrix.length / vector.length];
    for (int i = 0; i < product.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[i * vector.length + j] * vector[j];
      }
    }
    return product;
  }

  /**
   * What one query finds.
   *
   * @param heads of the query; those of keys and values divide them
   * @param seen how many keys it sees
   */
  static double[] attend(double[] query, double[][] keys, double[][] values, int heads, int seen) {
    int size = query.length / heads;
    int group = query.length / keys[0].length;
    double[] mixed = new double[query.length];
    for (int head = 0; head < heads; head++) {
      int key = head / group * size;
      double[] attention = new double[seen];
      for (int s = 0; s < seen; s++) {
        for (int i = 0; i < size; i++) {
          attention[s] += query[head * size + i] * keys[s][key + i];
        }
        attention[s] /= Math.sqrt(size);
      }
      attention = logSoftmax(attention);
      for (int s = 0; s < seen; s++) {
        for (int i = 0; i < size; i++) {
          mixed[head * size + i] += Math.exp(attention[s]) * values[s][key + i];
        }
      }
    }
    return mixed;
  }

  static double[] logSoftmax(double[] values) {
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

  static int[] joined(int[] first, int... second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }
}

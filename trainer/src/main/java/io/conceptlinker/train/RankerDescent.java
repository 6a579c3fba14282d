package io.conceptlinker.train;

import io.conceptlinker.link.rank.Feature;
import io.conceptlinker.link.rank.RankingNetwork;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The weights of a ranking network while they are learnt, of inputs of size 1. Confined. */
final class RankerDescent {
  private static final int INPUTS = RankingNetwork.INPUTS;
  private static final double RATE = 0.002;
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;

  /** The part of the steps at the end in which the step size falls to zero. */
  private static final double FALLING = 1.0 / 3;

  private final double decay;
  private final double[] scale;
  private final int units;

  /** Hidden weights, then one for each hidden unit, then one for each input. */
  private final double[] weights;

  /** Which weights change. */
  private final BitSet learnt;

  private final double[] gradient;
  private final double[] first;
  private final double[] second;
  private long step;

  private RankerDescent(int units, double decay, double[] scale) {
    this.decay = decay;
    this.scale = scale;
    this.units = units;
    int size = units * INPUTS + units + INPUTS;
    this.weights = new double[size];
    this.gradient = new double[size];
    this.first = new double[size];
    this.second = new double[size];
    this.learnt = new BitSet(size);
    learnt.set(0, size);
  }

  /** Begins with hidden units that are random and mean nothing yet. */
  static RankerDescent begin(RankerTraining.Options options, double[] scale, Random random) {
    int units = options.hidden();
    RankerDescent descent = new RankerDescent(units, options.decay(), scale);
    for (int i = 0; i < units * INPUTS; i++) {
      descent.weights[i] = random.nextGaussian() / Math.sqrt(INPUTS);
    }
    for (int i = 0; i < units; i++) {
      descent.weights[units * INPUTS + i] = random.nextGaussian() * 0.1;
    }
    return descent;
  }

  /** Begins with a network of which only the linear weights of some features change, and none's. */
  static RankerDescent from(RankingNetwork network, Set<Feature> added, double[] scale) {
    int units = network.out().length;
    RankerDescent descent = new RankerDescent(units, 0, scale);
    int linear = units * INPUTS + units;
    descent.learnt.clear();
    added.forEach(feature -> descent.learnt.set(linear + feature.index()));
    descent.learnt.set(linear + RankingNetwork.NONE);
    for (int i = 0; i < units * INPUTS; i++) {
      descent.weights[i] = network.hidden()[i] * scale[i % INPUTS];
    }
    for (int i = 0; i < units; i++) {
      descent.weights[units * INPUTS + i] = network.out()[i];
    }
    for (int k = 0; k < INPUTS; k++) {
      descent.weights[units * INPUTS + units + k] = network.linear()[k] * scale[k];
    }
    return descent;
  }

  /**
   * Learns from a batch.
   *
   * @param steps of the whole training
   */
  void step(List<RankingExample> batch, long steps) {
    Arrays.fill(gradient, 0);
    for (RankingExample example : batch) {
      learn(example, batch.size());
    }
    step++;
    double left = (double) (steps - step) / (double) steps;
    double rate = RATE * Math.min(1, left / FALLING);
    for (int i = learnt.nextSetBit(0); i >= 0; i = learnt.nextSetBit(i + 1)) {
      first[i] = FIRST * first[i] + (1 - FIRST) * gradient[i];
      second[i] = SECOND * second[i] + (1 - SECOND) * gradient[i] * gradient[i];
      double mean = first[i] / (1 - Math.pow(FIRST, (double) step));
      double size = Math.sqrt(second[i] / (1 - Math.pow(SECOND, (double) step))) + 1e-8;
      weights[i] -= rate * (mean / size + decay * weights[i]);
    }
  }

  private void learn(RankingExample example, int batch) {
    int count = example.right().length;
    double[][] inputs = new double[count + 1][INPUTS];
    double[][] active = new double[count + 1][units];
    double[] probabilities = new double[count + 1];
    for (int i = 0; i <= count; i++) {
      RankingNetwork.input(example.mention(), i, inputs[i]);
      for (int k = 0; k < INPUTS; k++) {
        inputs[i][k] = divided(inputs[i][k], k);
      }
      probabilities[i] = score(inputs[i], active[i]);
    }
    softmax(probabilities);
    boolean unanswered = example.isUnanswered();
    double right = unanswered ? probabilities[count] : 0;
    for (int i = 0; i < count; i++) {
      right += example.right()[i] ? probabilities[i] : 0;
    }
    for (int i = 0; i <= count; i++) {
      boolean isRight = i == count ? unanswered : example.right()[i];
      double target = isRight ? probabilities[i] / Math.max(right, 1e-12) : 0;
      descend(inputs[i], active[i], (probabilities[i] - target) / batch);
    }
  }

  private double score(double[] input, double[] active) {
    int out = units * INPUTS;
    double score = 0;
    for (int k = 0; k < INPUTS; k++) {
      score += weights[out + units + k] * input[k];
    }
    for (int unit = 0; unit < units; unit++) {
      double sum = 0;
      for (int k = 0; k < INPUTS; k++) {
        sum += weights[unit * INPUTS + k] * input[k];
      }
      active[unit] = Math.max(0, sum);
      score += weights[out + unit] * active[unit];
    }
    return score;
  }

  private void descend(double[] input, double[] active, double error) {
    int out = units * INPUTS;
    for (int k = 0; k < INPUTS; k++) {
      gradient[out + units + k] += error * input[k];
    }
    for (int unit = 0; unit < units; unit++) {
      gradient[out + unit] += error * active[unit];
      if (active[unit] > 0) {
        double share = error * weights[out + unit];
        for (int k = 0; k < INPUTS; k++) {
          gradient[unit * INPUTS + k] += share * input[k];
        }
      }
    }
  }

  /** By the scale of an input; 0 for one that was never seen, whose weights mean nothing. */
  private double divided(double value, int input) {
    return scale[input] == 0 ? 0 : value / scale[input];
  }

  private static void softmax(double[] scores) {
    double highest = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.exp(scores[i] - highest);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
  }

  /** The network for inputs as they come. */
  RankingNetwork network() {
    float[] hidden = new float[units * INPUTS];
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = (float) divided(weights[i], i % INPUTS);
    }
    float[] out = new float[units];
    float[] linear = new float[INPUTS];
    for (int i = 0; i < units; i++) {
      out[i] = (float) weights[units * INPUTS + i];
    }
    for (int k = 0; k < INPUTS; k++) {
      linear[k] = (float) divided(weights[units * INPUTS + units + k], k);
    }
    return new RankingNetwork(hidden, out, linear);
  }
}

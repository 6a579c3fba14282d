package io.conceptlinker.link.rank;

import java.util.Arrays;
import java.util.List;

/**
 * One hidden layer over what is known of a candidate and of its mention: {@code score = linear · x
 * + out · max(0, hidden x)}. The input is the candidate's {@link Feature} values, the mention's
 * {@link Unanswered} values, whether it is the answer that none is right (then the candidate's
 * values are 0), and 1. Immutable and thread-safe.
 */
public final class RankingNetwork {
  /** Inputs of a candidate. */
  public static final int INPUTS = Feature.values().length + Unanswered.values().length + 2;

  /** The input that is 1 for the answer that none is right. */
  public static final int NONE = INPUTS - 2;

  private static final int FEATURES = Feature.values().length;

  private final float[] hidden;
  private final float[] out;
  private final float[] linear;

  /** The hidden units' weights again, for each input those of all units. */
  private final double[][] columns;

  /**
   * A network.
   *
   * @param hidden the hidden units' weights, one row of {@link #INPUTS} each
   * @param out one for each hidden unit
   * @param linear one for each input
   */
  public RankingNetwork(float[] hidden, float[] out, float[] linear) {
    if (linear.length != INPUTS || hidden.length != out.length * INPUTS) {
      throw new IllegalArgumentException(
          "ranking network: expected "
              + INPUTS
              + " inputs, found "
              + linear.length
              + ", with "
              + hidden.length
              + " weights for "
              + out.length
              + " hidden units");
    }
    this.hidden = hidden.clone();
    this.out = out.clone();
    this.linear = linear.clone();
    this.columns = new double[INPUTS][out.length];
    for (int i = 0; i < hidden.length; i++) {
      columns[i % INPUTS][i / INPUTS] = hidden[i];
    }
  }

  /** The network whose scores are the mean of those of others: it has the hidden units of all. */
  public static RankingNetwork mean(List<RankingNetwork> networks) {
    int units = networks.stream().mapToInt(network -> network.out.length).sum();
    float[] hidden = new float[units * INPUTS];
    float[] out = new float[units];
    float[] linear = new float[INPUTS];
    int next = 0;
    for (RankingNetwork network : networks) {
      System.arraycopy(network.hidden, 0, hidden, next * INPUTS, network.hidden.length);
      for (float weight : network.out) {
        out[next++] = weight / networks.size();
      }
      for (int i = 0; i < INPUTS; i++) {
        linear[i] += network.linear[i] / networks.size();
      }
    }
    return new RankingNetwork(hidden, out, linear);
  }

  /** The hidden units' weights. */
  public float[] hidden() {
    return hidden.clone();
  }

  /** One weight for each hidden unit. */
  public float[] out() {
    return out.clone();
  }

  /** One weight for each input. */
  public float[] linear() {
    return linear.clone();
  }

  /** Writes the input of a candidate, or of none for the number of candidates. */
  public static void input(RankedMention mention, int candidate, double[] into) {
    boolean none = candidate == mention.concepts().length;
    if (none) {
      Arrays.fill(into, 0, FEATURES, 0);
    } else {
      System.arraycopy(mention.features()[candidate], 0, into, 0, FEATURES);
    }
    System.arraycopy(mention.unanswered(), 0, into, FEATURES, mention.unanswered().length);
    into[NONE] = none ? 1 : 0;
    into[INPUTS - 1] = 1;
  }

  /** The candidate with the highest of {@link #scores}; 0 if there is no candidate. */
  public static int best(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length - 1; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  /** The scores of the candidates, and behind them that of none: logarithms but for a constant. */
  public double[] scores(RankedMention mention) {
    int count = mention.concepts().length;
    double[] scores = new double[count + 1];
    double[] input = new double[INPUTS];
    input(mention, count, input);
    input[NONE] = 0;
    double shared = linear(input, 0, INPUTS);
    double[] sums = new double[out.length];
    add(input, 0, INPUTS, sums);
    double[] active = new double[out.length];
    for (int i = 0; i <= count; i++) {
      input(mention, i, input);
      System.arraycopy(sums, 0, active, 0, sums.length);
      int from = i < count ? 0 : NONE;
      int to = i < count ? FEATURES : NONE + 1;
      add(input, from, to, active);
      scores[i] = shared + linear(input, from, to) + output(active);
    }
    return scores;
  }

  private double linear(double[] input, int from, int to) {
    double score = 0;
    for (int k = from; k < to; k++) {
      score += linear[k] * input[k];
    }
    return score;
  }

  /** Input by input, for many are 0, and units beside each other are computed at once. */
  private void add(double[] input, int from, int to, double[] sums) {
    for (int k = from; k < to; k++) {
      double value = input[k];
      if (value != 0) {
        double[] weights = columns[k];
        for (int unit = 0; unit < sums.length; unit++) {
          sums[unit] += weights[unit] * value;
        }
      }
    }
  }

  private double output(double[] sums) {
    double score = 0;
    for (int unit = 0; unit < out.length; unit++) {
      score += out[unit] * Math.max(0, sums[unit]);
    }
    return score;
  }
}

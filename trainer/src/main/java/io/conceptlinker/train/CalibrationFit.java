package io.conceptlinker.train;

import io.conceptlinker.link.rank.Calibration;
import io.conceptlinker.link.rank.RankingNetwork;
import io.conceptlinker.link.rank.Unanswered;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the temperatures under which the right answers of mentions are likeliest, by Adam (Kingma
 * and Ba 2015) over all of them at once. The same mentions give the same temperatures; {@link #fit}
 * may be called from any thread.
 */
public final class CalibrationFit {
  /** A group with fewer mentions has the temperature of all. */
  private static final int LEAST_MENTIONS = 500;

  private static final int STEPS = 300;
  private static final double RATE = 0.03;

  /** Of slopes and of what groups differ by. */
  private static final double DECAY = 1e-3;

  private static final Unanswered[] INPUTS = Unanswered.values();

  private final RankingNetwork network;
  private final List<RankingExample> examples;
  private final Map<String, Integer> groups = new TreeMap<>();

  /** The root of the mean square of each input: inputs of one size are learnt at one speed. */
  private final double[] scale;

  /** Of logarithms of temperatures: slopes by {@link Unanswered}, then those of groups. */
  private final double[] weights;

  private CalibrationFit(RankingNetwork network, List<RankingExample> examples) {
    this.network = network;
    this.examples = examples;
    Map<String, Integer> members = new TreeMap<>();
    examples.forEach(example -> members.merge(example.group(), 1, Integer::sum));
    members.remove("");
    members.forEach(
        (group, count) -> {
          if (count >= LEAST_MENTIONS) {
            groups.put(group, INPUTS.length + groups.size());
          }
        });
    this.weights = new double[INPUTS.length + groups.size()];
    this.scale = new double[weights.length];
    Arrays.fill(scale, 1);
    for (Unanswered input : INPUTS) {
      double squares = 0;
      for (RankingExample example : examples) {
        double value = example.mention().unanswered()[input.index()];
        squares += value * value;
      }
      scale[input.index()] = Math.sqrt(squares / examples.size());
    }
  }

  /** Fits a network's calibration to mentions that it was not trained on. */
  public static Calibration fit(RankingNetwork network, List<RankingExample> examples) {
    List<RankingExample> some =
        examples.stream().filter(example -> example.right().length > 0).toList();
    return some.isEmpty() ? Calibration.NONE : new CalibrationFit(network, some).fit();
  }

  private Calibration fit() {
    double[][] scores = new double[examples.size()][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = network.scores(examples.get(i).mention());
    }
    double[] first = new double[weights.length];
    double[] second = new double[weights.length];
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = gradient(scores);
      double rate = RATE * (1 - (step - 1.0) / STEPS);
      for (int k = 0; k < weights.length; k++) {
        if (scale[k] == 0) {
          continue;
        }
        double decay = k == Unanswered.ALWAYS.index() ? 0 : DECAY * weights[k];
        double slope = (gradient[k] + decay) / scale[k];
        first[k] = 0.9 * first[k] + 0.1 * slope;
        second[k] = 0.99 * second[k] + 0.01 * slope * slope;
        double mean = first[k] / (1 - Math.pow(0.9, step));
        double size = Math.sqrt(second[k] / (1 - Math.pow(0.99, step))) + 1e-8;
        weights[k] -= rate * mean / size / scale[k];
      }
    }
    return calibration();
  }

  private Calibration calibration() {
    Map<String, Double> byGroup = new TreeMap<>();
    double all = weights[Unanswered.ALWAYS.index()];
    groups.forEach((group, index) -> byGroup.put(group, Math.exp(all + weights[index])));
    Map<Unanswered, Double> slopes = new EnumMap<>(Unanswered.class);
    for (Unanswered input : INPUTS) {
      if (input != Unanswered.ALWAYS && weights[input.index()] != 0) {
        slopes.put(input, weights[input.index()]);
      }
    }
    return new Calibration(Math.exp(all), byGroup, slopes);
  }

  /** Of the mean loss by the weights. */
  private double[] gradient(double[][] scores) {
    Calibration calibration = calibration();
    double[] gradient = new double[weights.length];
    for (int i = 0; i < scores.length; i++) {
      RankingExample example = examples.get(i);
      double[] known = example.mention().unanswered();
      double slope = slope(scores[i], example, calibration.of(example.group(), known));
      for (Unanswered input : INPUTS) {
        gradient[input.index()] += slope * known[input.index()] / scores.length;
      }
      Integer group = groups.get(example.group());
      if (group != null) {
        gradient[group] += slope / scores.length;
      }
    }
    return gradient;
  }

  /** Of the loss of a mention by the logarithm of its temperature. */
  private static double slope(double[] scores, RankingExample example, double temperature) {
    int none = scores.length - 1;
    double highest = Arrays.stream(scores).max().orElse(0);
    double[] shares = new double[scores.length];
    double all = 0;
    double right = 0;
    double meanOfAll = 0;
    double meanOfRight = 0;
    for (int i = 0; i <= none; i++) {
      double logit = (scores[i] - highest) / temperature;
      shares[i] = Math.exp(logit);
      all += shares[i];
      meanOfAll += shares[i] * logit;
      if (i == none ? example.isUnanswered() : example.right()[i]) {
        right += shares[i];
        meanOfRight += shares[i] * logit;
      }
    }
    return meanOfRight / Math.max(right, 1e-300) - meanOfAll / all;
  }
}

package io.conceptlinker.train;

import io.conceptlinker.link.rank.Calibration;
import io.conceptlinker.link.rank.RankingNetwork;
import io.conceptlinker.link.rank.Temperature;
import io.conceptlinker.link.rank.Unanswered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the temperatures under which the right answers of mentions are likeliest, by Adam (Kingma
 * and Ba 2015) over all of them at once. A group's differ from those of all by as little as its
 * mentions allow. The same mentions give the same temperatures; {@link #fit} may be called from any
 * thread.
 */
public final class CalibrationFit {
  /** A group with fewer mentions has the temperatures of all. */
  private static final int LEAST_MENTIONS = 500;

  private static final int STEPS = 300;
  private static final double RATE = 0.03;

  /** Of slopes and of what groups differ by. */
  private static final double DECAY = 1e-3;

  private static final Unanswered[] INPUTS = Unanswered.values();

  private final List<Item> items;

  /** Where the weights of a group begin. */
  private final Map<String, Integer> groups = new TreeMap<>();

  /** The root of the mean square of each input: inputs of one size are learnt at one speed. */
  private final double[] scale = new double[INPUTS.length];

  /** Slopes by {@link Unanswered}, and for each group by how much more. */
  private final double[] weights;

  /**
   * A mention.
   *
   * @param group of its best candidate
   * @param weight all together have 1
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Item(RankingExample example, double[] scores, String group, double weight) {
    static Item of(RankingExample example, RankingNetwork network, double weight) {
      double[] scores = network.scores(example.mention());
      int best = 0;
      for (int i = 1; i < scores.length - 1; i++) {
        best = scores[i] > scores[best] ? i : best;
      }
      String group = example.group().apply(example.mention().concepts()[best]);
      return new Item(example, scores, group, weight);
    }
  }

  private CalibrationFit(List<Item> items) {
    this.items = items;
    Map<String, Integer> members = new TreeMap<>();
    items.forEach(item -> members.merge(item.group(), 1, Integer::sum));
    members.remove("");
    members.forEach(
        (group, count) -> {
          if (count >= LEAST_MENTIONS) {
            groups.put(group, INPUTS.length * (groups.size() + 1));
          }
        });
    this.weights = new double[INPUTS.length * (groups.size() + 1)];
    for (Item item : items) {
      for (int k = 0; k < scale.length; k++) {
        double value = item.example().mention().unanswered()[k];
        scale[k] += item.weight() * value * value;
      }
    }
    Arrays.setAll(scale, k -> Math.sqrt(scale[k]));
  }

  /**
   * Fits a network's calibration to mentions that it was not trained on.
   *
   * @param corpora each counts the same, however many mentions it has
   */
  public static Calibration fit(RankingNetwork network, List<List<RankingExample>> corpora) {
    List<List<RankingExample>> some =
        corpora.stream()
            .map(corpus -> corpus.stream().filter(one -> one.right().length > 0).toList())
            .filter(corpus -> !corpus.isEmpty())
            .toList();
    List<Item> items = new ArrayList<>();
    for (List<RankingExample> corpus : some) {
      double weight = 1.0 / some.size() / corpus.size();
      corpus.forEach(example -> items.add(Item.of(example, network, weight)));
    }
    return items.isEmpty() ? Calibration.NONE : new CalibrationFit(items).fit();
  }

  private Calibration fit() {
    double[] first = new double[weights.length];
    double[] second = new double[weights.length];
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = gradient();
      double rate = RATE * (1 - (step - 1.0) / STEPS);
      for (int k = 0; k < weights.length; k++) {
        double size = scale[k % INPUTS.length];
        if (size == 0) {
          continue;
        }
        double decay = k == Unanswered.ALWAYS.index() ? 0 : DECAY * weights[k];
        double slope = (gradient[k] + decay) / size;
        first[k] = 0.9 * first[k] + 0.1 * slope;
        second[k] = 0.99 * second[k] + 0.01 * slope * slope;
        double mean = first[k] / (1 - Math.pow(0.9, step));
        double deviation = Math.sqrt(second[k] / (1 - Math.pow(0.99, step))) + 1e-8;
        weights[k] -= rate * mean / deviation / size;
      }
    }
    return calibration();
  }

  private Calibration calibration() {
    Map<String, Temperature> byGroup = new TreeMap<>();
    groups.forEach((group, from) -> byGroup.put(group, temperature(from)));
    return new Calibration(temperature(0), byGroup);
  }

  /**
   * A temperature.
   *
   * @param from where the weights of its group begin, 0 for none
   */
  private Temperature temperature(int from) {
    Map<Unanswered, Double> slopes = new EnumMap<>(Unanswered.class);
    for (Unanswered input : INPUTS) {
      double more = from == 0 ? 0 : weights[from + input.index()];
      slopes.put(input, weights[input.index()] + more);
    }
    return new Temperature(slopes);
  }

  /** Of the mean loss by the weights. */
  private double[] gradient() {
    Calibration calibration = calibration();
    double[] gradient = new double[weights.length];
    for (Item item : items) {
      double[] known = item.example().mention().unanswered();
      double slope = item.weight() * slope(item, calibration.of(item.group()).of(known));
      int from = groups.getOrDefault(item.group(), 0);
      for (int k = 0; k < INPUTS.length; k++) {
        gradient[k] += slope * known[k];
        if (from > 0) {
          gradient[from + k] += slope * known[k];
        }
      }
    }
    return gradient;
  }

  /** Of the loss of a mention by the logarithm of its temperature. */
  private static double slope(Item item, double temperature) {
    double[] scores = item.scores();
    boolean[] rights = item.example().right();
    int none = scores.length - 1;
    double highest = Arrays.stream(scores).max().orElse(0);
    double all = 0;
    double right = 0;
    double meanOfAll = 0;
    double meanOfRight = 0;
    for (int i = 0; i <= none; i++) {
      double logit = (scores[i] - highest) / temperature;
      double share = Math.exp(logit);
      all += share;
      meanOfAll += share * logit;
      if (i == none ? item.example().isUnanswered() : rights[i]) {
        right += share;
        meanOfRight += share * logit;
      }
    }
    return meanOfRight / Math.max(right, 1e-300) - meanOfAll / all;
  }
}

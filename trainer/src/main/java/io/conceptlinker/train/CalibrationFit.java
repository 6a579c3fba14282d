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
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer.Formula;

/**
 * Finds the temperatures under which the right answers of mentions are likeliest, by conjugate
 * gradients (Polak and Ribière 1969). A group's differ from those of all by as little as its
 * mentions allow. The same mentions give the same temperatures; {@link #fit} may be called from any
 * thread.
 */
public final class CalibrationFit {
  /** A group with fewer mentions has the temperatures of all. */
  private static final int LEAST_MENTIONS = 500;

  /** The loss is found when a step makes it less by no more than this. */
  private static final double CONVERGED = 1e-11;

  private static final int MOST_EVALUATIONS = 100_000;

  /** Of slopes and of what groups differ by. */
  private static final double DECAY = 3e-4;

  private static final Unanswered[] INPUTS = Unanswered.values();

  private final List<Item> items;

  /** Where the weights of a group begin. */
  private final Map<String, Integer> groups = new TreeMap<>();

  /** The root of the mean square of each input; inputs of one size are found sooner. */
  private final double[] scale = new double[INPUTS.length];

  /**
   * A mention.
   *
   * @param group of its best candidate
   * @param weight all together have 1
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Item(RankingExample example, double[] scores, String group, double weight) {
    /** What is lost by it under these temperatures. */
    Loss at(Calibration calibration) {
      double temperature = calibration.of(group).of(example.mention().unanswered());
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
        if (i == none ? example.isUnanswered() : example.right()[i]) {
          right += share;
          meanOfRight += share * logit;
        }
      }
      double likely = Math.max(right, 1e-300);
      return new Loss(Math.log(all / likely), meanOfRight / likely - meanOfAll / all);
    }

    static Item of(RankingExample example, RankingNetwork network, double weight) {
      double[] scores = network.scores(example.mention());
      int best = example.mention().concepts()[RankingNetwork.best(scores)];
      String group = example.group().apply(best);
      return new Item(example, scores, group, weight);
    }
  }

  /**
   * Minus the logarithm of the probability of the right answers.
   *
   * @param slope by the logarithm of the temperature
   */
  private record Loss(double loss, double slope) {}

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
    PointValuePair found =
        new NonLinearConjugateGradientOptimizer(
                Formula.POLAK_RIBIERE, new SimpleValueChecker(-1, CONVERGED))
            .optimize(
                GoalType.MINIMIZE,
                new InitialGuess(new double[INPUTS.length * (groups.size() + 1)]),
                new MaxEval(MOST_EVALUATIONS),
                new ObjectiveFunction(this::loss),
                new ObjectiveFunctionGradient(this::gradient));
    return calibration(found.getPoint());
  }

  /**
   * The temperatures of a point.
   *
   * @param point slopes by {@link Unanswered}, and for each group by how much more, each times the
   *     size of its input
   */
  private Calibration calibration(double[] point) {
    Map<String, Temperature> byGroup = new TreeMap<>();
    groups.forEach((group, from) -> byGroup.put(group, temperature(point, from)));
    return new Calibration(temperature(point, 0), byGroup);
  }

  /**
   * A temperature.
   *
   * @param from where what is said of its group begins, 0 for none
   */
  private Temperature temperature(double[] point, int from) {
    Map<Unanswered, Double> slopes = new EnumMap<>(Unanswered.class);
    for (Unanswered input : INPUTS) {
      int k = input.index();
      double more = from == 0 ? 0 : point[from + k];
      slopes.put(input, scale[k] == 0 ? 0 : (point[k] + more) / scale[k]);
    }
    return new Temperature(slopes);
  }

  private double loss(double[] point) {
    Calibration calibration = calibration(point);
    double loss = 0;
    for (Item item : items) {
      loss += item.weight() * item.at(calibration).loss();
    }
    for (int k = 0; k < point.length; k++) {
      loss += decay(k) * point[k] * point[k] / 2;
    }
    return loss;
  }

  private double[] gradient(double[] point) {
    Calibration calibration = calibration(point);
    double[] gradient = new double[point.length];
    for (Item item : items) {
      double[] known = item.example().mention().unanswered();
      double slope = item.weight() * item.at(calibration).slope();
      int from = groups.getOrDefault(item.group(), 0);
      for (int k = 0; k < INPUTS.length; k++) {
        double change = scale[k] == 0 ? 0 : slope * known[k] / scale[k];
        gradient[k] += change;
        if (from > 0) {
          gradient[from + k] += change;
        }
      }
    }
    for (int k = 0; k < point.length; k++) {
      gradient[k] += decay(k) * point[k];
    }
    return gradient;
  }

  private double decay(int k) {
    double size = scale[k % INPUTS.length];
    return k == Unanswered.ALWAYS.index() || size == 0 ? 0 : DECAY / (size * size);
  }
}

package io.conceptlinker.train;

import io.conceptlinker.link.rank.Feature;
import io.conceptlinker.link.rank.RankingNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Trains a {@link RankingNetwork}: the likelihood of the right answers, all of a mention together,
 * by Adam with decoupled weight decay (Loshchilov and Hutter 2019). A thousand weights and some ten
 * thousand mentions take seconds on one thread. The same seed gives the same network; stateless.
 */
public final class RankerTraining {
  private static final int BATCH = 32;

  /** Few mentions are seen more often. */
  private static final long LEAST_STEPS = 2000;

  private RankerTraining() {}

  /**
   * How to train.
   *
   * @param hidden number of hidden units
   * @param epochs how often each mention is seen at least
   * @param decay of the weights, for each step relative to its size
   * @param networks how many are trained, from seeds that follow each other; their mean varies less
   * @param seed of what is random
   */
  public record Options(int hidden, int epochs, double decay, int networks, long seed) {
    /** What development splits were best with. */
    public static Options seeded(long seed) {
      return new Options(32, 8, 0.01, 8, seed);
    }
  }

  /** Trains a network. Mentions without candidates teach nothing. */
  public static RankingNetwork train(List<RankingExample> examples, Options options) {
    List<RankingNetwork> networks = new ArrayList<>();
    for (int i = 0; i < options.networks(); i++) {
      networks.add(train(examples, options, options.seed() + i, Optional.empty(), Set.of()));
    }
    return RankingNetwork.mean(networks);
  }

  /**
   * Adds to a network what features say that were 0 before: their linear weights are learnt, and
   * that of none; all others stay, so that few mentions are enough.
   */
  public static RankingNetwork extend(
      RankingNetwork network, Set<Feature> added, List<RankingExample> examples, Options options) {
    return train(examples, options, options.seed(), Optional.of(network), added);
  }

  private static RankingNetwork train(
      List<RankingExample> examples,
      Options options,
      long seed,
      Optional<RankingNetwork> start,
      Set<Feature> added) {
    List<RankingExample> order = new ArrayList<>(examples);
    order.removeIf(example -> example.right().length == 0);
    if (order.isEmpty()) {
      throw new IllegalArgumentException(
          "ranking examples: expected mentions with candidates, found none");
    }
    Random random = new Random(seed);
    double[] scale = scale(order);
    RankerDescent descent =
        start.isPresent()
            ? RankerDescent.from(start.get(), added, scale)
            : RankerDescent.begin(options, scale, random);
    long batches = (order.size() + BATCH - 1L) / BATCH;
    long epochs = Math.max(options.epochs(), (LEAST_STEPS + batches - 1) / batches);
    long steps = epochs * batches;
    for (long epoch = 0; epoch < epochs; epoch++) {
      Collections.shuffle(order, random);
      for (int from = 0; from < order.size(); from += BATCH) {
        descent.step(order.subList(from, Math.min(order.size(), from + BATCH)), steps);
      }
    }
    return descent.network();
  }

  /**
   * The root of the mean square of each input: inputs of one size are learnt at one speed. 0 for
   * one that never was anything else.
   */
  private static double[] scale(List<RankingExample> examples) {
    double[] squares = new double[RankingNetwork.INPUTS];
    double[] input = new double[RankingNetwork.INPUTS];
    long count = 0;
    for (RankingExample example : examples) {
      // None of them, the last, too: its input is 1 nowhere else.
      for (int i = 0; i <= example.right().length; i++) {
        RankingNetwork.input(example.mention(), i, input);
        for (int k = 0; k < input.length; k++) {
          squares[k] += input[k] * input[k];
        }
        count++;
      }
    }
    for (int k = 0; k < squares.length; k++) {
      squares[k] = Math.sqrt(squares[k] / count);
    }
    return squares;
  }
}

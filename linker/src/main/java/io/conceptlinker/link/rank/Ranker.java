package io.conceptlinker.link.rank;

import java.util.function.IntFunction;

/**
 * Weighs what is known of the candidates of a mention. Over them and the answer that none is right
 * it is a conditional logit model (McFadden 1974), so that its probabilities say how sure it is.
 * Immutable and thread-safe.
 *
 * @param network scores of candidates
 * @param calibration what makes them probabilities
 */
public record Ranker(RankingNetwork network, Calibration calibration) {

  /**
   * The probability of each candidate; what is left of 1 is that of none.
   *
   * @param group the semantic group of a concept, or an empty text
   */
  public double[] probabilities(RankedMention mention, IntFunction<String> group) {
    double[] scores = network.scores(mention);
    int count = scores.length - 1;
    int best = RankingNetwork.best(scores);
    double temperature =
        count == 0
            ? 1
            : calibration.of(group.apply(mention.concepts()[best])).of(mention.unanswered());
    double highest = Math.max(scores[best], scores[count]);
    double sum = 0;
    double[] probabilities = new double[count];
    for (int i = 0; i <= count; i++) {
      double weight = Math.exp((scores[i] - highest) / temperature);
      sum += weight;
      if (i < count) {
        probabilities[i] = weight;
      }
    }
    for (int i = 0; i < count; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }
}

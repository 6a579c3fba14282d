package io.conceptlinker.link.rank;

import java.util.Arrays;

/**
 * What a language model says of the candidates of a mention. The arrays are not copied.
 *
 * @param logProbs for each candidate the logarithm of the probability of its names together
 * @param perTokens for each candidate that of its likeliest name, divided by its tokens
 */
@SuppressWarnings("ArrayRecordComponent")
public record ModelScores(double[] logProbs, double[] perTokens) {

  /** The scores of {@link #numbers}. */
  static ModelScores of(double[] numbers) {
    int candidates = numbers.length / 2;
    return new ModelScores(
        Arrays.copyOf(numbers, candidates),
        Arrays.copyOfRange(numbers, candidates, numbers.length));
  }

  /** All of them in one array. */
  double[] numbers() {
    double[] numbers = Arrays.copyOf(logProbs, 2 * logProbs.length);
    System.arraycopy(perTokens, 0, numbers, logProbs.length, perTokens.length);
    return numbers;
  }

  /** The logarithm of a candidate's share of what all candidates have. */
  double logShare(int candidate) {
    double highest = highest();
    double sum = 0;
    for (double logProb : logProbs) {
      sum += Math.exp(logProb - highest);
    }
    return logProbs[candidate] - highest - Math.log(sum);
  }

  double highest() {
    return Arrays.stream(logProbs).max().orElse(0);
  }

  double highestPerToken() {
    return Arrays.stream(perTokens).max().orElse(0);
  }
}

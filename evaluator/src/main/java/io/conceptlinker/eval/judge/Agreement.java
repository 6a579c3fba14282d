package io.conceptlinker.eval.judge;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How far judges agree beyond chance. */
public final class Agreement {
  private Agreement() {}

  /**
   * Cohen's kappa of two judges (Cohen 1960).
   *
   * @param one labels of one judge
   * @param other labels of the other one for the same questions
   * @return -1 to 1; NaN without questions, or when both only ever gave one and the same label
   */
  public static <T> double cohen(List<T> one, List<T> other) {
    if (one.size() != other.size()) {
      throw new IllegalArgumentException(
          "labels [" + one.size() + ", " + other.size() + "]: expected as many of both");
    }
    double n = one.size();
    double agreed = 0;
    for (int i = 0; i < one.size(); i++) {
      agreed += one.get(i).equals(other.get(i)) ? 1 : 0;
    }
    Set<T> labels = new HashSet<>(one);
    double chance = 0;
    for (T label : labels) {
      chance += Collections.frequency(one, label) / n * (Collections.frequency(other, label) / n);
    }
    return kappa(agreed / n, chance);
  }

  /**
   * Fleiss' kappa of any number of judges (Fleiss 1971).
   *
   * @param counts for each question, how many judges gave each label; the same number of judges for
   *     all, two at least
   * @return -1 to 1; NaN without questions, or when there was only ever one label
   */
  public static double fleiss(List<int[]> counts) {
    double agreed = 0;
    int judges = counts.isEmpty() ? 2 : sum(counts.getFirst());
    int labels = counts.isEmpty() ? 0 : counts.getFirst().length;
    double[] shares = new double[labels];
    for (int[] question : counts) {
      if (question.length != labels || sum(question) != judges || judges < 2) {
        throw new IllegalArgumentException(
            "judges [" + sum(question) + "]: expected two at least and the same for all questions");
      }
      double pairs = 0;
      for (int label = 0; label < labels; label++) {
        pairs += (double) question[label] * (question[label] - 1);
        shares[label] += question[label];
      }
      agreed += pairs / ((double) judges * (judges - 1));
    }
    double chance = 0;
    for (double share : shares) {
      double p = share / ((double) judges * counts.size());
      chance += p * p;
    }
    return kappa(agreed / counts.size(), chance);
  }

  private static double kappa(double agreed, double chance) {
    return 1 - chance < 1e-12 ? Double.NaN : (agreed - chance) / (1 - chance);
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }
}

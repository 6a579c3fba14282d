package io.conceptlinker.train;

import io.conceptlinker.link.rank.Calibration;
import io.conceptlinker.link.rank.RankingNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the temperatures under which the right answers of mentions are likeliest, by golden section
 * (Kiefer 1953): the likelihood has one maximum. Stateless.
 */
public final class CalibrationFit {
  /** A group with fewer mentions has the temperature of all. */
  private static final int LEAST_MENTIONS = 500;

  private static final double LOWEST = Math.log(0.2);
  private static final double HIGHEST = Math.log(5);
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private CalibrationFit() {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Scored(double[] scores, RankingExample example) {}

  /** Fits a network's calibration to mentions that it was not trained on. */
  public static Calibration fit(RankingNetwork network, List<RankingExample> examples) {
    List<Scored> all = new ArrayList<>();
    Map<String, List<Scored>> groups = new TreeMap<>();
    for (RankingExample example : examples) {
      if (example.right().length > 0) {
        Scored scored = new Scored(network.scores(example.mention()), example);
        all.add(scored);
        if (!example.group().isEmpty()) {
          groups.computeIfAbsent(example.group(), added -> new ArrayList<>()).add(scored);
        }
      }
    }
    if (all.isEmpty()) {
      return Calibration.NONE;
    }
    Map<String, Double> byGroup = new TreeMap<>();
    groups.forEach(
        (group, members) -> {
          if (members.size() >= LEAST_MENTIONS) {
            byGroup.put(group, temperature(members));
          }
        });
    return new Calibration(temperature(all), byGroup);
  }

  private static double temperature(List<Scored> mentions) {
    double low = LOWEST;
    double high = HIGHEST;
    while (high - low > 1e-3) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (loss(mentions, Math.exp(left)) < loss(mentions, Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  private static double loss(List<Scored> mentions, double temperature) {
    double loss = 0;
    for (Scored mention : mentions) {
      double[] scores = mention.scores();
      int count = scores.length - 1;
      boolean unanswered = mention.example().isUnanswered();
      double all = 0;
      double right = 0;
      double highest = Double.NEGATIVE_INFINITY;
      for (double score : scores) {
        highest = Math.max(highest, score);
      }
      for (int i = 0; i <= count; i++) {
        double weight = Math.exp((scores[i] - highest) / temperature);
        all += weight;
        boolean isRight = i == count ? unanswered : mention.example().right()[i];
        right += isRight ? weight : 0;
      }
      loss -= Math.log(Math.max(1e-12, right / all));
    }
    return loss;
  }
}

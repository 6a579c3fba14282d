package io.conceptlinker.link.rank;

import io.conceptlinker.link.rank.CandidateModel.Asked;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The candidates of a mention that are possible after the first look; a language model is asked
 * about these only. Immutable and thread-safe.
 */
public final class Shortlist {
  /** Asked about however unlikely they are: less is no choice. */
  private static final int LEAST = 2;

  private final double[] first;
  private final int[] places;

  private Shortlist(double[] first, int[] places) {
    this.first = first;
    this.places = places;
  }

  /**
   * The candidates that are at least as probable as is asked for, the two best ones, and those that
   * the model named itself.
   *
   * @param first the probability of each candidate before the model is asked
   * @param possible the least probability
   * @param asked the same candidates
   */
  public static Shortlist of(double[] first, double possible, Asked asked) {
    double[] sorted = first.clone();
    Arrays.sort(sorted);
    double least = Math.min(possible, sorted[Math.max(0, sorted.length - LEAST)]);
    int[] places =
        IntStream.range(0, first.length)
            .filter(place -> first[place] >= least || asked.said()[place] >= 0)
            .toArray();
    return new Shortlist(first, places);
  }

  /** The mention with these candidates only. */
  public RankedMention of(RankedMention mention) {
    int[] concepts = IntStream.of(places).map(place -> mention.concepts()[place]).toArray();
    double[][] features = new double[places.length][];
    for (int i = 0; i < places.length; i++) {
      features[i] = mention.features()[places[i]];
    }
    return new RankedMention(concepts, features, mention.unanswered());
  }

  /** What to ask about these candidates. */
  public Asked of(Asked asked) {
    return new Asked(
        asked.text(),
        asked.start(),
        asked.end(),
        IntStream.of(places).map(place -> asked.concepts()[place]).toArray(),
        IntStream.of(places).map(place -> asked.said()[place]).toArray());
  }

  /** Which of these candidates is right, from which of all is. */
  public boolean[] of(boolean[] right) {
    boolean[] some = new boolean[places.length];
    for (int i = 0; i < places.length; i++) {
      some[i] = right[places[i]];
    }
    return some;
  }

  /**
   * The probability of each of all candidates: if none of these is right, the others are as likely
   * as they were.
   *
   * @param second the probabilities of these candidates after the model was asked
   */
  public double[] all(double[] second) {
    double none = 1 - Arrays.stream(second).sum();
    double others = 1 - IntStream.of(places).mapToDouble(place -> first[place]).sum();
    double[] all = new double[first.length];
    for (int place = 0; place < all.length; place++) {
      all[place] = others > 0 ? Math.max(0, none) * first[place] / others : 0;
    }
    for (int i = 0; i < places.length; i++) {
      all[places[i]] = second[i];
    }
    return all;
  }
}

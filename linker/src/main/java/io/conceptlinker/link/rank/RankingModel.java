package io.conceptlinker.link.rank;

/**
 * How candidates are weighed: once with what is known without a language model, and where that does
 * not settle it, again with what the model says. Immutable and thread-safe.
 *
 * @param first without a language model
 * @param second with one, for mentions that the first did not settle
 * @param enough the probability of the best candidate that settles it
 * @param possible the least probability of candidates that the model is asked about
 * @param thresholds of the probabilities that come out
 */
public record RankingModel(
    Ranker first, Ranker second, double enough, double possible, PrecisionThresholds thresholds) {
  public RankingModel {
    if (!(enough > 0 && enough <= 1)) {
      throw new IllegalArgumentException("enough [" + enough + "]: expected more than 0, up to 1");
    }
    if (!(possible >= 0 && possible < 1)) {
      throw new IllegalArgumentException("possible [" + possible + "]: expected 0 to 1");
    }
  }
}

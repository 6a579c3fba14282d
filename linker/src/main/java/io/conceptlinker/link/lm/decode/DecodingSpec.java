package io.conceptlinker.link.lm.decode;

/**
 * How to decode. Immutable.
 *
 * @param normalization over what probabilities sum to one
 * @param answers how many concepts are returned at most
 * @param tolerance the probability that may be left undecided at the end, from 0 (everything is
 *     decoded) to 1 (the search ends as soon as the best concept is certain)
 * @param rowsPerCall how many prefixes of one mention are scored in a call at most
 * @param maxCalls after how many calls a mention is given up; what was found is then returned
 * @param factor how many times as probable as the best concept another one may turn out to be when
 *     the search ends: 1 if it is to be the best for certain
 */
public record DecodingSpec(
    Normalization normalization,
    int answers,
    double tolerance,
    int rowsPerCall,
    int maxCalls,
    double factor) {

  /** Five answers, as soon as the best one is certain; three prefixes a call, up to 32 calls. */
  public static final DecodingSpec DEFAULT =
      new DecodingSpec(Normalization.ALLOWED_TOKENS, 5, 1, 3, 32);

  /** The likely best one of five answers, in four calls at most: a good answer, fast. */
  public static final DecodingSpec QUICK =
      new DecodingSpec(Normalization.ALLOWED_TOKENS, 5, 1, 3, 4, 2.5);

  /** The best concept for certain. */
  public DecodingSpec(
      Normalization normalization, int answers, double tolerance, int rowsPerCall, int maxCalls) {
    this(normalization, answers, tolerance, rowsPerCall, maxCalls, 1);
  }

  /** Checks the ranges. */
  public DecodingSpec {
    require("answers", answers >= 1, answers, "1 or more");
    require("tolerance", tolerance >= 0 && tolerance <= 1, tolerance, "0 to 1");
    require("rowsPerCall", rowsPerCall >= 1, rowsPerCall, "1 or more");
    require("maxCalls", maxCalls >= 1, maxCalls, "1 or more");
    require("factor", factor >= 1 && !Double.isInfinite(factor), factor, "1 or more");
  }

  private static void require(String name, boolean holds, Number value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + " [" + value + "]: expected " + expected);
    }
  }
}

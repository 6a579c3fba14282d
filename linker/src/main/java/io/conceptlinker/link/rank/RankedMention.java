package io.conceptlinker.link.rank;

/**
 * The candidates of a mention as numbers. The arrays are not copied.
 *
 * @param concepts ordinals of the candidates
 * @param features for each candidate one value for each {@link Feature}
 * @param unanswered one value for each {@link Unanswered}
 */
@SuppressWarnings("ArrayRecordComponent")
public record RankedMention(int[] concepts, double[][] features, double[] unanswered) {
  /** As low as a share's logarithm counts. */
  private static final double LOWEST = -12;

  /** The same with what a language model says of the candidates. */
  public RankedMention with(ModelScores model) {
    double[][] more = new double[features.length][];
    for (int i = 0; i < more.length; i++) {
      more[i] = features[i].clone();
      more[i][Feature.MODEL.index()] = model.logProbs()[i];
      more[i][Feature.MODEL_SHARE.index()] = Math.max(LOWEST, model.logShare(i));
      more[i][Feature.MODEL_TOKEN.index()] = model.perTokens()[i];
    }
    double[] none = unanswered.clone();
    none[Unanswered.MODEL.index()] = model.highest();
    none[Unanswered.MODEL_TOKEN.index()] = model.highestPerToken();
    return new RankedMention(concepts, more, none);
  }
}

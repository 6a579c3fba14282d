package io.conceptlinker.eval.stats;

import java.util.List;

/**
 * A detection task with intervals.
 *
 * @param counts pooled counts
 * @param precision precision; n is the number of predictions
 * @param recall recall; n is the number of gold cases
 * @param f1 F1; n is the number of gold cases
 */
public record Detection(PrecisionRecall counts, Estimate precision, Estimate recall, Estimate f1) {

  /**
   * Pools the counts of documents.
   *
   * @param documents one entry for each document, in an order that does not depend on chance
   */
  public static Detection of(List<PrecisionRecall> documents, Bootstrap bootstrap) {
    DocumentRatio precision = new DocumentRatio(documents.size());
    DocumentRatio recall = new DocumentRatio(documents.size());
    DocumentRatio f1 = new DocumentRatio(documents.size());
    PrecisionRecall pooled = PrecisionRecall.NONE;
    for (int document = 0; document < documents.size(); document++) {
      PrecisionRecall counts = documents.get(document);
      precision.addPrecision(document, counts);
      recall.addRecall(document, counts);
      f1.addF1(document, counts);
      pooled = pooled.plus(counts);
    }
    List<Estimate> estimates = bootstrap.estimates(List.of(precision, recall, f1));
    return new Detection(pooled, estimates.get(0), estimates.get(1), estimates.get(2));
  }
}

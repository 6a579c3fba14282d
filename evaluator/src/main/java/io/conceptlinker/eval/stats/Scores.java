package io.conceptlinker.eval.stats;

/**
 * Precision, recall and F1, each from 0 to 1. In macro and weighted averages F1 is the average of
 * the classes' F1, so it need not lie between precision and recall.
 *
 * @param precision share of the predictions that are right
 * @param recall share of the gold that was found
 * @param f1 harmonic mean, or an average of such means
 * @param support the number of gold cases
 */
public record Scores(double precision, double recall, double f1, long support) {}

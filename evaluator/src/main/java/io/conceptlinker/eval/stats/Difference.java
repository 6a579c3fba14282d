package io.conceptlinker.eval.stats;

/**
 * The difference between two systems on the same documents: first minus second.
 *
 * @param value the difference of the two figures
 * @param ci95 its 95 % interval by paired bootstrap over documents
 * @param pValue two-sided, by the share of resamples on the other side of zero, with the observed
 *     sample counted once (so never 0)
 * @param n the number of gold cases behind it
 */
public record Difference(double value, Interval ci95, double pValue, long n) {}

package io.conceptlinker.eval.stats;

/**
 * A measured figure.
 *
 * @param value the figure, NaN when there was nothing to measure
 * @param ci95 its 95 % bootstrap interval over documents
 * @param n the number of gold cases behind it (mentions, entities, relations or pairs)
 */
public record Estimate(double value, Interval ci95, long n) {}

/**
 * The statistics under every figure: counts, averages and bootstrap intervals.
 *
 * <p>A figure is a quotient of sums over documents. Sum per document, then ask for the interval:
 *
 * <pre>{@code
 * DocumentRatio recall = new DocumentRatio(documents);
 * recall.addCase(document, hit ? 1 : 0);
 * Estimate estimate = Bootstrap.PROTOCOL.estimate(recall);
 * }</pre>
 */
@NullMarked
package io.conceptlinker.eval.stats;

import org.jspecify.annotations.NullMarked;

package io.conceptlinker.eval.linking;

import io.conceptlinker.eval.stats.Estimate;

/**
 * How well a system knows that nothing fits.
 *
 * @param precision mentions without a concept among those left unlinked
 * @param recall mentions left unlinked among those without a concept
 */
public record NilScore(Estimate precision, Estimate recall) {}

package io.conceptlinker.eval.linking;

import io.conceptlinker.eval.stats.Difference;

/**
 * How two systems differ in one stratum.
 *
 * @param stratum which mentions these are
 * @param recallAt1 difference in Recall@1
 * @param won mentions that only the first system gets right
 * @param lost mentions that only the second one does
 */
public record StratumDifference(Stratum stratum, Difference recallAt1, long won, long lost) {}

package io.conceptlinker.eval.linking;

import io.conceptlinker.eval.stats.Estimate;

/**
 * The figures of one stratum.
 *
 * @param stratum which mentions these are
 * @param recallAt1 Recall@1
 * @param strictRecallAt1 Recall@1 when a whole alternative is asked
 * @param recallAt5 Recall@5
 */
public record StratumScore(
    Stratum stratum, Estimate recallAt1, Estimate strictRecallAt1, Estimate recallAt5) {}

package io.conceptlinker.eval.entity;

import io.conceptlinker.eval.stats.Estimate;

/**
 * The figures of one schema.
 *
 * @param counts pooled over all types
 * @param f1 F1 of the pooled counts with its interval
 * @param macroF1 unweighted mean of the types' F1
 * @param weightedF1 mean of the types' F1, weighted by their gold entities
 */
public record SchemaScore(SchemaCounts counts, Estimate f1, double macroF1, double weightedF1) {}

package io.conceptlinker.eval.relation;

import io.conceptlinker.eval.stats.Averages;
import io.conceptlinker.eval.stats.Detection;

/**
 * The figures of one mode.
 *
 * @param micro pooled over all labels, with intervals
 * @param byType counts of each label, and their averages
 */
public record RelationScore(Detection micro, Averages byType) {}

package io.conceptlinker.eval.endtoend;

import io.conceptlinker.eval.stats.Detection;

/**
 * Everything measured end to end.
 *
 * @param strict the same region and a right concept
 * @param overlap regions that overlap and a right concept
 * @param document the concepts of each document, wherever they are
 */
public record EndToEndReport(Detection strict, Detection overlap, Detection document) {}

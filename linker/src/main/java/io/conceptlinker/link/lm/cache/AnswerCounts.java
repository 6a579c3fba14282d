package io.conceptlinker.link.lm.cache;

/**
 * What a cache did since it was made, and what it has now.
 *
 * @param hits questions that were answered before
 * @param misses questions that were not
 * @param answers answers that it has
 * @param bytes what they take of the heap
 */
public record AnswerCounts(long hits, long misses, long answers, long bytes) {}

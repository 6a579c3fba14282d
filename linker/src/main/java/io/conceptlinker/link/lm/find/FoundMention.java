package io.conceptlinker.link.lm.find;

/**
 * A stretch of a passage that a model takes for a mention.
 *
 * @param start where it starts, in UTF-16 code units
 * @param end where it ends
 * @param probability of the tags of its tokens, as their geometric mean
 */
public record FoundMention(int start, int end, double probability) {}

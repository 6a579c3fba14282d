package io.conceptlinker.link.lm.decode;

/**
 * A concept that a model named.
 *
 * @param concept its ordinal
 * @param logProb the natural logarithm of the probability of all its names that were decoded; a
 *     lower bound, which {@link Decoding#undecided()} completes
 * @param name the ordinal of the name that contributed most; where the search stopped as nothing
 *     but this concept was left, one of the names that it might have become
 */
public record DecodedConcept(int concept, double logProb, int name) {}

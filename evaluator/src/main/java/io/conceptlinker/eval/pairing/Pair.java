package io.conceptlinker.eval.pairing;

/**
 * A gold item and the prediction that stands for it.
 *
 * @param gold the gold item
 * @param predicted the prediction
 */
public record Pair<G, P>(G gold, P predicted) {}

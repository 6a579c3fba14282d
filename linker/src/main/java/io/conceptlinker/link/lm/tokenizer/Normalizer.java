package io.conceptlinker.link.lm.tokenizer;

/** Rewrites text before it is cut into pieces. Implementations are immutable. */
@FunctionalInterface
interface Normalizer {
  String apply(String text);
}

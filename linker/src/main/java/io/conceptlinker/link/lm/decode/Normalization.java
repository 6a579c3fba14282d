package io.conceptlinker.link.lm.decode;

/** Over what the probabilities of the next tokens sum to one. */
public enum Normalization {
  /**
   * All tokens of the model: a prefix that the model would go on from in a way that no name does
   * loses that share. Tokens that are the only ones allowed are scored.
   */
  FULL_VOCABULARY,

  /**
   * The allowed tokens: what the model says given that it names a concept of the knowledge base.
   */
  ALLOWED_TOKENS
}

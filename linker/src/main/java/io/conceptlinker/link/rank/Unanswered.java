package io.conceptlinker.link.rank;

import java.util.Locale;

/** What speaks for none of the candidates being right. The order is that of {@link Ranker}. */
public enum Unanswered {
  /** Always 1. */
  ALWAYS,
  /** The highest score without a model, as a logarithm. */
  LEXICAL_SCORE,
  /** How well the best candidate's name is spelt. */
  QUALITY,
  /** The best candidate was found by 3-grams only. */
  NEAR_NAME,
  /** The mention is written like an acronym. */
  ACRONYM,
  /** The logarithm of the number of words. */
  WORDS,
  /** The mention's words were seen in training. */
  SEEN,
  /** The most words in common with a name. */
  COMMON_WORDS,
  /** The highest probability that the model gives to a candidate, as a logarithm. */
  MODEL,
  /** The same for each token of its likeliest name. */
  MODEL_TOKEN,
  /** The share of mentions whose concept the knowledge base has, by its manifest. */
  COVERAGE,
  /** The share of the candidates that a vocabulary names in the document's language. */
  NAMED_IN_LANGUAGE;

  /** Its place among the numbers of a mention. */
  @SuppressWarnings("EnumOrdinal") // files name the order that they were written in
  public int index() {
    return ordinal();
  }

  /** The name in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

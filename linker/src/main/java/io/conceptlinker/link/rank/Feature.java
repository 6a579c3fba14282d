package io.conceptlinker.link.rank;

import java.util.Locale;

/** What speaks for or against a candidate. The order is that of {@link Ranker} weights. */
public enum Feature {
  /** The logarithm of the score without a model. */
  LEXICAL_SCORE,
  /** How well its best name is spelt, 0 to 1. */
  QUALITY,
  /** Its best name was found by 3-grams only. */
  NEAR_NAME,
  /** Its best name was found by 3-grams only, but that of another candidate was not. */
  OTHER_IS_WRITTEN,
  /** Its best name was found by what the words are in another language. */
  TRANSLATED,
  /** Its best name is the preferred one. */
  PREFERRED_NAME,
  /** Its best name is a synonym. */
  SYNONYM,
  /** Its best name is an abbreviation. */
  ABBREVIATION,
  /** Its best name is a string from training. */
  TRAINING_NAME,
  /** The logarithm of how often the mention's words denoted it in training, and one. */
  TRAINING_COUNT,
  /** The share of what the mention's words denoted in training. */
  TRAINING_SHARE,
  /** The logarithm of how often it was annotated in training at all, and one. */
  CONCEPT_COUNT,
  /** A name that fits is in the document's language. */
  SAME_LANGUAGE,
  /** How likely its best name, being a short acronym, means something else. */
  ACRONYM_RISK,
  /** The document names it without ambiguity. */
  NAMED_ELSEWHERE,
  /** The document names a parent or child of it without ambiguity. */
  RELATIVE_NAMED,
  /** The cosine between the words around it and the document's. */
  WORDS_AROUND,
  /** The share of the document's clear mentions that have its semantic group. */
  GROUP_SHARE,
  /** The logarithm of its number of names. */
  NAMES,
  /** The logarithm of the number of vocabularies that name it, and one. */
  SOURCES,
  /** A vocabulary names it in the document's language. */
  NAMED_IN_LANGUAGE,
  /** The logarithm of its number of ancestors, and one. */
  ANCESTORS,
  /** It is broader than another candidate. */
  BROADER_THAN_OTHER,
  /** It is narrower than another candidate. */
  NARROWER_THAN_OTHER,
  /** Words in common with the name that has most of them: 1 if none differs. */
  COMMON_WORDS,
  /** The share of the mention's words that no name of it has. */
  MISSING_WORDS,
  /** The share of the words of its most alike name that the mention does not have. */
  ADDED_WORDS,
  /** The last words agree. */
  SAME_HEAD,
  /** A number or single letter is on one side only: type 1, type 2. */
  OTHER_NUMBER,
  /** {@link #LEXICAL_SCORE}, less the highest of the others. */
  SCORE_LEAD,
  /** {@link #QUALITY}, less the highest of the others. */
  QUALITY_LEAD,
  /** {@link #CONCEPT_COUNT}, less the highest of the others. */
  COUNT_LEAD,
  /** {@link #NAMED_ELSEWHERE}, less the highest of the others. */
  NAMED_LEAD,
  /** {@link #WORDS_AROUND}, less the highest of the others. */
  AROUND_LEAD,
  /** {@link #COMMON_WORDS}, less the highest of the others. */
  COMMON_LEAD,
  /** {@link #ADDED_WORDS}, less the highest of the others. */
  ADDED_LEAD,
  /** The logarithm of the probability that the model says one of its names. */
  MODEL,
  /** The logarithm of its share among what the model gives to all candidates. */
  MODEL_SHARE,
  /** The logarithm of the probability of its likeliest name, for each token. */
  MODEL_TOKEN;

  /** Its place among the numbers of a candidate. */
  @SuppressWarnings("EnumOrdinal") // files name the order that they were written in
  public int index() {
    return ordinal();
  }

  /** The name in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.conceptlinker.link.lm.cache;

/** What a model was asked. */
public enum AnswerKind {
  /** How likely it is to say each of some names. */
  SCORES,
  /** Which concepts it names. */
  CONCEPTS,
  /** Where it finds mentions. */
  MENTIONS,
  /** What all mentions of a document denote. */
  LINKS
}

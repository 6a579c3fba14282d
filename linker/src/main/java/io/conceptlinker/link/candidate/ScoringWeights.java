package io.conceptlinker.link.candidate;

import io.conceptlinker.kb.NameKind;

/**
 * The weights of {@link ConceptScorer}, in nats: a difference of 1 makes a candidate e times as
 * likely as another.
 *
 * @param quality for a full point of spelling quality or cosine
 * @param preferred for a preferred name
 * @param synonym for another name
 * @param abbreviation for a short form
 * @param training for a name that only a training corpus has
 * @param prior for each e-fold of times that the phrase denoted the concept in training
 * @param language for a name in the language of the document
 * @param elsewhere for a concept that the document names without ambiguity
 * @param related for a concept whose parent or child the document names so
 * @param words for a cosine of 1 between the words of the concept and those of the document
 * @param group for a semantic group that all clear mentions of the document have
 */
public record ScoringWeights(
    double quality,
    double preferred,
    double synonym,
    double abbreviation,
    double training,
    double prior,
    double language,
    double elsewhere,
    double related,
    double words,
    double group) {

  /**
   * Chosen by hand and by a coordinate search on development splits (NCBI disease and BC5CDR), with
   * and without training names.
   */
  public static final ScoringWeights DEFAULT =
      new ScoringWeights(30, 1.6, 0.4, 0, 0.2, 2, 0.7, 3, 1, 4, 1);

  /** The most that the document can add to a candidate. */
  double mostOfContext() {
    return elsewhere + related + words + group;
  }

  double of(NameKind kind) {
    return switch (kind) {
      case PREFERRED -> preferred;
      case SYNONYM -> synonym;
      case ABBREVIATION -> abbreviation;
      case TRAINING -> training;
    };
  }
}

package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import java.util.List;

/**
 * A concept that a mention could denote, by the names under which the model is asked about it.
 *
 * @param names one or more
 * @param right whether the mention denotes it
 */
public record CandidateNames(List<String> names, boolean right) {
  /** Names of a concept that the model is asked about. */
  private static final int NAMES = 2;

  public CandidateNames {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("candidate: expected a name or more, found none");
    }
  }

  /** A concept with those of its names that are written most like the mention. */
  public static CandidateNames of(KnowledgeBase kb, int concept, String surface, boolean right) {
    return new CandidateNames(
        new ConceptNames(kb)
            .nearestOfAll(concept, surface, NAMES).stream().map(kb::nameText).toList(),
        right);
  }
}

package io.conceptlinker.train;

import java.util.List;

/**
 * A mention with what a linker takes into consideration for it.
 *
 * @param mention the mention
 * @param candidates best first; may be empty, and may lack the right one
 */
public record ChoiceMention(AnnotatedMention mention, List<CandidateNames> candidates) {
  public ChoiceMention {
    candidates = List.copyOf(candidates);
  }

  /** Whether a right concept is among the candidates. */
  boolean hasRight() {
    return candidates.stream().anyMatch(CandidateNames::right);
  }
}

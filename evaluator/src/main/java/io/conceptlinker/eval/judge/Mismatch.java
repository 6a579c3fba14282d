package io.conceptlinker.eval.judge;

import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.ontology.Kinship;
import java.util.Optional;

/**
 * A mention whose first answer is not its gold concept.
 *
 * @param scored the mention with the answers
 * @param kinship how the first answer stands to the gold concept in the hierarchy
 * @param question what judges are asked; empty when the hierarchy has decided, or when one of the
 *     concepts has no name that could be shown
 */
public record Mismatch(LinkingCase scored, Kinship kinship, Optional<JudgeQuestion> question) {

  /**
   * What the hierarchy decides by itself. That it relates two concepts in no way decides nothing.
   */
  Optional<Verdict> byHierarchy() {
    return switch (kinship) {
      case SAME -> Optional.of(Verdict.EXACT);
      case BROADER -> Optional.of(Verdict.BROADER);
      case NARROWER -> Optional.of(Verdict.NARROWER);
      case SIBLING, UNRELATED, UNKNOWN -> Optional.empty();
    };
  }
}

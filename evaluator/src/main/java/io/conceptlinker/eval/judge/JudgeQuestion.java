package io.conceptlinker.eval.judge;

import io.conceptlinker.eval.excerpt.Excerpt;
import io.conceptlinker.eval.ontology.OntologyConcept;
import java.util.List;

/**
 * A mention and the two things it may mean.
 *
 * @param excerpt the mention in its text
 * @param gold the gold concept, or the parts of a composite
 * @param answer the system's answer, likewise
 */
public record JudgeQuestion(
    Excerpt excerpt, List<OntologyConcept> gold, List<OntologyConcept> answer) {
  public JudgeQuestion {
    gold = List.copyOf(gold);
    answer = List.copyOf(answer);
    if (gold.isEmpty() || answer.isEmpty()) {
      throw new IllegalArgumentException("question: expected a concept on both sides");
    }
  }
}

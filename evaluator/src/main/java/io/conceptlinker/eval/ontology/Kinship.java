package io.conceptlinker.eval.ontology;

import io.conceptlinker.corpus.GoldConcepts;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where an answer stands to the gold concept in the hierarchy, nearest first. */
public enum Kinship {
  /** The same concept, perhaps under another of its ids. */
  SAME,
  /** The answer is an ancestor of the gold concept. */
  BROADER,
  /** The answer is a descendant of the gold concept. */
  NARROWER,
  /** They have a parent in common. */
  SIBLING,
  /** Both are in the hierarchy, and none of the above. */
  UNRELATED,
  /** One of them is not in the knowledge base, or neither has a parent. */
  UNKNOWN;

  /** The name in files: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The nearest kinship between an answer and any gold concept.
   *
   * @param answer a concept id, or several joined by {@code +}
   */
  public static Kinship of(Ontology ontology, String answer, GoldConcepts gold) {
    List<String> answers = Arrays.asList(answer.split("\\+"));
    return answers.stream()
        .flatMap(id -> gold.ids().stream().map(goldId -> between(ontology, id, goldId)))
        .min(Enum::compareTo)
        .orElse(UNKNOWN);
  }

  private static Kinship between(Ontology ontology, String answerId, String goldId) {
    if (answerId.equals(goldId)) {
      return SAME;
    }
    Optional<OntologyConcept> answer = ontology.concept(answerId);
    Optional<OntologyConcept> gold = ontology.concept(goldId);
    return answer.isPresent() && gold.isPresent()
        ? between(ontology, answer.get(), gold.get())
        : UNKNOWN;
  }

  private static Kinship between(Ontology ontology, OntologyConcept answer, OntologyConcept gold) {
    if (answer.id().equals(gold.id())) {
      return SAME;
    }
    if (ontology.isBroader(answer.id(), gold.id())) {
      return BROADER;
    }
    if (ontology.isBroader(gold.id(), answer.id())) {
      return NARROWER;
    }
    if (!Collections.disjoint(answer.parents(), gold.parents())) {
      return SIBLING;
    }
    // Two concepts without parents may be two roots or in a flat vocabulary, which shows nothing.
    return answer.parents().isEmpty() && gold.parents().isEmpty() ? UNKNOWN : UNRELATED;
  }
}

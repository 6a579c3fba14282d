package io.conceptlinker.eval.judge;

import io.conceptlinker.eval.excerpt.DocumentTexts;
import io.conceptlinker.eval.excerpt.Excerpt;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.ontology.Kinship;
import io.conceptlinker.eval.ontology.Ontology;
import io.conceptlinker.eval.ontology.OntologyConcept;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The answers of a run that a second look may change.
 *
 * @param mentions distinct mentions with a gold concept
 * @param right of these, the ones whose first answer is right
 * @param unanswered of these, the ones without an answer
 * @param differing the others
 */
public record Mismatches(long mentions, long right, long unanswered, List<Mismatch> differing) {
  /** Characters of text on either side: a sentence or two. */
  private static final int AROUND = 240;

  public Mismatches {
    differing = List.copyOf(differing);
  }

  /** Those among the cases; a mention that the corpus repeats counts once. */
  public static Mismatches of(List<LinkingCase> cases, Ontology ontology, DocumentTexts texts) {
    long mentions = 0;
    long right = 0;
    long unanswered = 0;
    List<Mismatch> differing = new ArrayList<>();
    for (LinkingCase scored : cases.stream().distinct().toList()) {
      if (scored.mention().gold().isNil()) {
        continue;
      }
      mentions++;
      if (scored.ranked().isEmpty()) {
        unanswered++;
      } else if (scored.rank() == 1) {
        right++;
      } else {
        differing.add(mismatch(scored, ontology, texts));
      }
    }
    return new Mismatches(mentions, right, unanswered, differing);
  }

  private static Mismatch mismatch(LinkingCase scored, Ontology ontology, DocumentTexts texts) {
    String answer = scored.ranked().getFirst().id();
    Kinship kinship = Kinship.of(ontology, answer, scored.mention().gold());
    Mismatch undecided = new Mismatch(scored, kinship, Optional.empty());
    if (undecided.byHierarchy().isPresent()) {
      return undecided;
    }
    List<OntologyConcept> answered = concepts(ontology, Arrays.asList(answer.split("\\+")));
    List<OntologyConcept> gold =
        scored.mention().gold().alternatives().stream()
            .map(parts -> concepts(ontology, parts))
            .filter(parts -> !parts.isEmpty())
            .findFirst()
            .orElse(List.of());
    return answered.isEmpty() || gold.isEmpty()
        ? undecided
        : new Mismatch(
            scored,
            kinship,
            Optional.of(
                new JudgeQuestion(Excerpt.of(scored.mention(), texts, AROUND), gold, answered)));
  }

  /** All of the concepts, or none when one of them is unknown. */
  private static List<OntologyConcept> concepts(Ontology ontology, Collection<String> ids) {
    List<OntologyConcept> known =
        ids.stream().flatMap(id -> ontology.concept(id).stream()).toList();
    return known.size() == ids.size() ? known : List.of();
  }
}

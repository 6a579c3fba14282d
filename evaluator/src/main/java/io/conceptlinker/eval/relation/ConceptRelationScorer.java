package io.conceptlinker.eval.relation;

import io.conceptlinker.eval.pairing.Pairing;
import io.conceptlinker.eval.stats.Bootstrap;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Scores relations between the concepts of a document, as sets. Immutable.
 *
 * @param bootstrap how intervals are made
 */
public record ConceptRelationScorer(Bootstrap bootstrap) {

  /** Scores the documents; their order changes nothing. */
  public Map<ConceptRelationMode, RelationScore> score(List<ConceptRelationDocument> documents) {
    List<ConceptRelationDocument> sorted =
        documents.stream().sorted(Comparator.comparing(ConceptRelationDocument::id)).toList();
    Map<ConceptRelationMode, RelationScore> scores = new EnumMap<>(ConceptRelationMode.class);
    for (ConceptRelationMode mode : ConceptRelationMode.values()) {
      LabelTally<ConceptRelation> tally = new LabelTally<>(ConceptRelation::type);
      for (ConceptRelationDocument document : sorted) {
        tally.add(
            new Pairing<>(keys(document.gold(), mode), keys(document.predicted(), mode))
                .match((gold, predicted) -> gold.equals(predicted) ? 1 : 0));
      }
      scores.put(mode, tally.score(bootstrap));
    }
    return scores;
  }

  private static List<ConceptRelation> keys(
      List<ConceptRelation> relations, ConceptRelationMode mode) {
    return relations.stream().map(mode::key).distinct().toList();
  }
}

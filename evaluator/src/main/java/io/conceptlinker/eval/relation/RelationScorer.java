package io.conceptlinker.eval.relation;

import io.conceptlinker.eval.pairing.Pairing;
import io.conceptlinker.eval.stats.Bootstrap;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Scores relations between mentions. Gold and predictions are paired one to one: in the relaxed
 * mode strictly right ones first, then for the most shared text. Immutable.
 *
 * @param bootstrap how intervals are made
 */
public record RelationScorer(Bootstrap bootstrap) {

  /** Scores the documents; their order changes nothing. */
  public RelationReport score(List<RelationDocument> documents) {
    List<RelationDocument> sorted =
        documents.stream().sorted(Comparator.comparing(RelationDocument::id)).toList();
    long outside = 0;
    Map<RelationMode, RelationScore> modes = new EnumMap<>(RelationMode.class);
    for (RelationMode mode : RelationMode.values()) {
      LabelTally<Relation> tally = new LabelTally<>(Relation::type);
      for (RelationDocument document : sorted) {
        List<Relation> predicted = document.predicted();
        if (mode == RelationMode.TYPE) {
          predicted = betweenGoldPairs(document);
          outside += document.predicted().size() - predicted.size();
        }
        tally.add(
            new Pairing<>(document.gold(), predicted)
                .match(RelationMode.STRICT::agreement)
                .match(mode::agreement));
      }
      modes.put(mode, tally.score(bootstrap));
    }
    return new RelationReport(modes, outside);
  }

  /** The predictions whose two mentions the gold relates, in one direction or the other. */
  private static List<Relation> betweenGoldPairs(RelationDocument document) {
    return document.predicted().stream()
        .filter(
            predicted ->
                document.gold().stream()
                    .anyMatch(
                        gold ->
                            RelationMode.TYPE.pairAgreement(gold, predicted) > 0
                                || RelationMode.TYPE.pairAgreement(gold, predicted.reversed()) > 0))
        .toList();
  }
}

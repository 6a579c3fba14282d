package io.conceptlinker.eval.endtoend;

import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.pairing.Pairing;
import io.conceptlinker.eval.stats.Bootstrap;
import io.conceptlinker.eval.stats.Detection;
import io.conceptlinker.eval.stats.PrecisionRecall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Scores detection and linking together. A concept is right as {@link GoldConcepts#accepts} says.
 * Gold and predictions are paired one to one, exact regions first, then for the most shared text.
 * Immutable.
 *
 * @param bootstrap how intervals are made
 */
public record EndToEndScorer(Bootstrap bootstrap) {

  /** Scores the documents; their order changes nothing. */
  public EndToEndReport score(List<LinkedDocument> documents) {
    List<PrecisionRecall> strict = new ArrayList<>();
    List<PrecisionRecall> overlap = new ArrayList<>();
    List<PrecisionRecall> document = new ArrayList<>();
    List<LinkedDocument> sorted =
        documents.stream().sorted(Comparator.comparing(LinkedDocument::id)).toList();
    for (LinkedDocument linked : sorted) {
      Pairing<GoldSpan, LinkedSpan> pairing =
          new Pairing<>(
              linked.gold().stream().filter(span -> !span.concepts().isNil()).toList(),
              linked.predicted());
      pairing.match((gold, found) -> sameRegion(gold, found) && accepts(gold, found) ? 1 : 0);
      strict.add(counts(pairing));
      pairing.match(
          (gold, found) -> accepts(gold, found) ? gold.region().overlap(found.region()) : 0);
      overlap.add(counts(pairing));
      document.add(concepts(linked));
    }
    return new EndToEndReport(
        Detection.of(strict, bootstrap),
        Detection.of(overlap, bootstrap),
        Detection.of(document, bootstrap));
  }

  private static PrecisionRecall concepts(LinkedDocument document) {
    List<String> found =
        document.predicted().stream()
            .flatMap(span -> GoldConcepts.parse(span.concept()).ids().stream())
            .distinct()
            .toList();
    return counts(
        new Pairing<>(ConceptSlots.of(document.gold()), found)
            .match((slot, id) -> slot.contains(id) ? 1 : 0));
  }

  private static PrecisionRecall counts(Pairing<?, ?> pairing) {
    int pairs = pairing.pairs().size();
    return new PrecisionRecall(
        pairs, pairs + pairing.spurious().size(), pairs + pairing.missed().size());
  }

  private static boolean sameRegion(GoldSpan gold, LinkedSpan found) {
    return gold.region().equals(found.region());
  }

  private static boolean accepts(GoldSpan gold, LinkedSpan found) {
    return gold.concepts().accepts(found.concept());
  }
}

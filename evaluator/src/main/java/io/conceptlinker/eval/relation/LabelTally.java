package io.conceptlinker.eval.relation;

import io.conceptlinker.eval.pairing.Pair;
import io.conceptlinker.eval.pairing.Pairing;
import io.conceptlinker.eval.stats.Averages;
import io.conceptlinker.eval.stats.Bootstrap;
import io.conceptlinker.eval.stats.Detection;
import io.conceptlinker.eval.stats.PrecisionRecall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Counts pairings by document and by label. Pairs agree in their label. Confined to one thread.
 *
 * @param <T> what is paired
 */
final class LabelTally<T> {
  private static final PrecisionRecall FOUND = new PrecisionRecall(1, 1, 1);
  private static final PrecisionRecall MISSED = new PrecisionRecall(0, 0, 1);
  private static final PrecisionRecall SPURIOUS = new PrecisionRecall(0, 1, 0);

  private final Function<T, String> label;
  private final List<PrecisionRecall> documents = new ArrayList<>();
  private final Map<String, PrecisionRecall> labels = new TreeMap<>();

  LabelTally(Function<T, String> label) {
    this.label = label;
  }

  /** Counts one document. */
  void add(Pairing<T, T> pairing) {
    PrecisionRecall document = PrecisionRecall.NONE;
    for (Pair<T, T> pair : pairing.pairs()) {
      document = document.plus(count(pair.gold(), FOUND));
    }
    for (T item : pairing.missed()) {
      document = document.plus(count(item, MISSED));
    }
    for (T item : pairing.spurious()) {
      document = document.plus(count(item, SPURIOUS));
    }
    documents.add(document);
  }

  RelationScore score(Bootstrap bootstrap) {
    return new RelationScore(Detection.of(documents, bootstrap), Averages.of(labels));
  }

  private PrecisionRecall count(T item, PrecisionRecall counts) {
    labels.merge(label.apply(item), counts, PrecisionRecall::plus);
    return counts;
  }
}

package io.conceptlinker.eval.linking;

import io.conceptlinker.eval.stats.DocumentRatio;
import io.conceptlinker.eval.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up each stratum by document. Confined to one thread. */
final class StratumTally {
  private static final int FIGURES = 3;

  private final int documents;
  private final Map<Stratum, List<DocumentRatio>> ratios = new TreeMap<>();

  StratumTally(int documents) {
    this.documents = documents;
  }

  void add(int document, LinkingCase scored, int rank, int strictRank) {
    for (Stratum stratum : scored.strata()) {
      List<DocumentRatio> figures = ratios.computeIfAbsent(stratum, added -> figures());
      figures.get(0).addCase(document, rank == 1 ? 1 : 0);
      figures.get(1).addCase(document, strictRank == 1 ? 1 : 0);
      figures.get(2).addCase(document, rank > 0 && rank <= 5 ? 1 : 0);
    }
  }

  /** All ratios, three for each stratum, in the order of the report. */
  List<DocumentRatio> ratios() {
    return ratios.values().stream().flatMap(List::stream).toList();
  }

  /** The strata of the report, from the estimates of {@link #ratios()}. */
  List<StratumScore> scores(List<Estimate> estimates) {
    List<StratumScore> scores = new ArrayList<>();
    for (Stratum stratum : ratios.keySet()) {
      int at = scores.size() * FIGURES;
      scores.add(
          new StratumScore(
              stratum, estimates.get(at), estimates.get(at + 1), estimates.get(at + 2)));
    }
    return scores;
  }

  private List<DocumentRatio> figures() {
    List<DocumentRatio> figures = new ArrayList<>(FIGURES);
    for (int i = 0; i < FIGURES; i++) {
      figures.add(new DocumentRatio(documents));
    }
    return figures;
  }
}

package io.conceptlinker.eval.linking;

import io.conceptlinker.eval.stats.DocumentRatio;
import java.util.ArrayList;
import java.util.List;

/** Adds up the ranks of right answers by document. Confined to one thread. */
final class RankTally {
  private final List<DocumentRatio> recall = new ArrayList<>();
  private final DocumentRatio reciprocalRank;

  /** A tally of Recall@1 … @{@code maxK} and of reciprocal ranks. */
  RankTally(int documents, int maxK) {
    for (int k = 1; k <= maxK; k++) {
      recall.add(new DocumentRatio(documents));
    }
    reciprocalRank = new DocumentRatio(documents);
  }

  void add(int document, int rank) {
    for (int k = 1; k <= recall.size(); k++) {
      recall.get(k - 1).addCase(document, rank > 0 && rank <= k ? 1 : 0);
    }
    reciprocalRank.addCase(document, rank == 0 ? 0 : 1.0 / rank);
  }

  List<DocumentRatio> recall() {
    return recall;
  }

  DocumentRatio reciprocalRank() {
    return reciprocalRank;
  }
}

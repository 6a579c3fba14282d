package io.conceptlinker.eval.retrieval;

import java.util.List;
import java.util.Map;

/**
 * Figures of one ranking, 0 to 1. A document is relevant with a grade of 1 or more. Where documents
 * are tied, the figure is its expectation over all orders of them (McSherry and Najork 2008), so it
 * does not depend on how a search engine breaks ties; without ties it is trec_eval's.
 */
public enum RetrievalMetric {
  /**
   * Normalised discounted cumulative gain of the first 10 (Järvelin and Kekäläinen 2002): the gain
   * is the grade, the discount log2(1 + rank).
   */
  NDCG_AT_10("nDCG@10", "ndcg_at_10") {
    @Override
    double expected(RankedDocuments ranked, Map<String, Integer> grades) {
      double[] ideal =
          grades.values().stream().mapToDouble(Integer::doubleValue).sorted().toArray();
      double best = 0;
      for (int rank = 1; rank <= Math.min(10, ideal.length); rank++) {
        best += ideal[ideal.length - rank] * discount(rank);
      }
      double gained = 0;
      int before = 0;
      for (List<String> tied : ranked.ties()) {
        double mean = tied.stream().mapToInt(d -> grades.getOrDefault(d, 0)).average().orElse(0);
        for (int rank = before + 1; rank <= Math.min(10, before + tied.size()); rank++) {
          gained += mean * discount(rank);
        }
        before += tied.size();
      }
      return gained / best;
    }
  },
  /** The share of the relevant documents that are among the first 100. */
  RECALL_AT_100("Recall@100", "recall_at_100") {
    @Override
    double expected(RankedDocuments ranked, Map<String, Integer> grades) {
      double found = 0;
      int before = 0;
      for (List<String> tied : ranked.ties()) {
        int room = Math.clamp(100L - before, 0, tied.size());
        found += relevant(tied, grades) * (double) room / tied.size();
        before += tied.size();
      }
      return found / relevant(List.copyOf(grades.keySet()), grades);
    }
  },
  /** One by the rank of the first relevant document, of all that were found; its mean is MRR. */
  RECIPROCAL_RANK("MRR", "mrr") {
    @Override
    double expected(RankedDocuments ranked, Map<String, Integer> grades) {
      int before = 0;
      for (List<String> tied : ranked.ties()) {
        int relevant = relevant(tied, grades);
        if (relevant > 0) {
          return first(before, tied.size(), relevant);
        }
        before += tied.size();
      }
      return 0;
    }
  };

  private final String title;
  private final String key;

  RetrievalMetric(String title, String key) {
    this.title = title;
    this.key = key;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** Its name in files. */
  public String key() {
    return key;
  }

  /**
   * The figure of a ranking.
   *
   * @param grades by document; those that are not there count as 0
   * @throws IllegalArgumentException if no document is relevant
   */
  public double of(RankedDocuments ranked, Map<String, Integer> grades) {
    if (grades.values().stream().noneMatch(grade -> grade > 0)) {
      throw new IllegalArgumentException("grades: expected a document of 1 or more, found none");
    }
    return expected(ranked, grades);
  }

  abstract double expected(RankedDocuments ranked, Map<String, Integer> grades);

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1.0);
  }

  private static int relevant(List<String> documents, Map<String, Integer> grades) {
    return (int) documents.stream().filter(d -> grades.getOrDefault(d, 0) > 0).count();
  }

  /** The expected reciprocal of the first relevant rank among tied documents. */
  private static double first(int before, int tied, int relevant) {
    double expected = 0;
    double noneYet = 1;
    for (int i = 0; noneYet > 0 && i < tied; i++) {
      double now = noneYet * relevant / (tied - i);
      expected += now / (before + i + 1);
      noneYet -= now;
    }
    return expected;
  }
}

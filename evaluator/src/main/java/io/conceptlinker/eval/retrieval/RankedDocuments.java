package io.conceptlinker.eval.retrieval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answer to a query: documents by falling score. Documents of one score are tied and have no
 * order among themselves.
 *
 * @param ties groups of documents of one score, best first; each in the order of ids
 */
public record RankedDocuments(List<List<String>> ties) {
  public RankedDocuments {
    ties = ties.stream().map(List::copyOf).toList();
  }

  /** Documents by their scores. */
  public static RankedDocuments of(Map<String, Double> scores) {
    Map<Double, List<String>> byScore = new TreeMap<>(Collections.reverseOrder());
    scores.forEach(
        (document, score) ->
            byScore.computeIfAbsent(score, added -> new ArrayList<>()).add(document));
    return new RankedDocuments(
        byScore.values().stream().map(tied -> tied.stream().sorted().toList()).toList());
  }

  /** How many documents there are. */
  public int size() {
    return ties.stream().mapToInt(List::size).sum();
  }

  /** Ranks from 1; tied documents share the mean of theirs. */
  public Map<String, Double> ranks() {
    Map<String, Double> ranks = new TreeMap<>();
    int before = 0;
    for (List<String> tied : ties) {
      double mean = before + (tied.size() + 1) / 2.0;
      tied.forEach(document -> ranks.put(document, mean));
      before += tied.size();
    }
    return ranks;
  }

  /**
   * Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): each answer adds 1 / (60 + rank) to
   * the documents that it has.
   */
  public static RankedDocuments fused(List<RankedDocuments> answers) {
    Map<String, Double> scores = new TreeMap<>();
    for (RankedDocuments answer : answers) {
      answer
          .ranks()
          .forEach((document, rank) -> scores.merge(document, 1 / (60 + rank), Double::sum));
    }
    return of(scores);
  }
}

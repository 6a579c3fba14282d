package io.conceptlinker.eval.retrieval;

import io.conceptlinker.eval.stats.Difference;
import io.conceptlinker.eval.stats.Estimate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

public class RetrievalRunTests extends LuceneTestCase {

  public void testDocumentsOfOneScoreAreTied() {
    RankedDocuments ranked = RankedDocuments.of(Map.of("c", 1.0, "a", 1.0, "b", 2.0, "d", 0.5));
    assertEquals(List.of(List.of("b"), List.of("a", "c"), List.of("d")), ranked.ties());
    assertEquals(4, ranked.size());
    assertEquals(Map.of("b", 1.0, "a", 2.5, "c", 2.5, "d", 4.0), ranked.ranks());
  }

  /** Ranks 1 and 2.5 of the words, 1.5 of the concepts. */
  public void testFusionByHand() {
    RankedDocuments words = RankedDocuments.of(Map.of("a", 9.0, "b", 3.0, "c", 3.0));
    RankedDocuments concepts = RankedDocuments.of(Map.of("c", 1.0, "d", 1.0));
    // c: 1/62.5 + 1/61.5; a: 1/61; d: 1/61.5; b: 1/62.5.
    assertEquals(
        List.of(List.of("c"), List.of("a"), List.of("d"), List.of("b")),
        RankedDocuments.fused(List.of(words, concepts)).ties());
    assertEquals(words, RankedDocuments.fused(List.of(words, RankedDocuments.of(Map.of()))));
  }

  public void testFusionDoesNotDependOnOrder() {
    for (int i = 0; i < 50; i++) {
      RankedDocuments one = random(20);
      RankedDocuments other = random(20);
      RankedDocuments fused = RankedDocuments.fused(List.of(one, other));
      assertEquals(fused, RankedDocuments.fused(List.of(other, one)));
      assertEquals(one, RankedDocuments.fused(List.of(one, one)));
    }
  }

  private static RankedDocuments random(int documents) {
    Map<String, Double> scores = new HashMap<>();
    for (int i = 0; i < documents; i++) {
      if (random().nextBoolean()) {
        scores.put("d" + i, (double) random().nextInt(8));
      }
    }
    return RankedDocuments.of(scores);
  }

  public void testMeansDifferencesAndWins() {
    List<Topic> topics = new ArrayList<>();
    List<RankedDocuments> right = new ArrayList<>();
    List<RankedDocuments> second = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      topics.add(new Topic("t" + i, "q", List.of(), Map.of("a", 1)));
      right.add(RankedDocuments.of(Map.of("a", 2.0, "b", 1.0)));
      second.add(RankedDocuments.of(i < 4 ? Map.of("a", 1.0, "b", 2.0) : Map.of("a", 1.0)));
    }
    RetrievalRun best = new RetrievalRun("best", right);
    RetrievalRun other = new RetrievalRun("other", second);
    Estimate mean = other.estimate(RetrievalMetric.RECIPROCAL_RANK, topics);
    assertEquals(4.0 / 6, mean.value(), 1e-12);
    assertEquals(6, mean.n());
    Difference difference = best.difference(other, RetrievalMetric.RECIPROCAL_RANK, topics);
    assertEquals(2.0 / 6, difference.value(), 1e-12);
    assertTrue(difference.ci95().low() > 0);
    assertTrue(difference.pValue() < 0.05);
    assertEquals(
        new RetrievalRun.WinsAndLosses(4, 0, 2),
        best.winsAndLosses(other, RetrievalMetric.RECIPROCAL_RANK, topics));
    assertEquals(
        new RetrievalRun.WinsAndLosses(0, 0, 6),
        best.winsAndLosses(other, RetrievalMetric.RECALL_AT_100, topics));
    IllegalArgumentException e =
        expectThrows(
            IllegalArgumentException.class,
            () -> best.estimate(RetrievalMetric.NDCG_AT_10, topics.subList(0, 5)));
    assertEquals("run [best]: expected 5 answers, found 6", e.getMessage());
  }
}

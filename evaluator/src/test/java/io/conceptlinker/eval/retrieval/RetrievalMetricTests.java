package io.conceptlinker.eval.retrieval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

public class RetrievalMetricTests extends LuceneTestCase {
  private static final double EXACT = 1e-12;

  private static RankedDocuments ranking(String... documents) {
    List<List<String>> ties = new ArrayList<>();
    for (String tied : documents) {
      ties.add(List.of(tied.split("=", -1)));
    }
    return new RankedDocuments(ties);
  }

  /** Gains 2, 0, 1 of an ideal 2, 1, 1. */
  public void testGainByHand() {
    Map<String, Integer> grades = Map.of("a", 2, "b", 1, "c", 1, "d", 0);
    double ideal = 2 + 1 / log2(3) + 1 / log2(4);
    assertEquals(
        (2 + 1 / log2(4)) / ideal,
        RetrievalMetric.NDCG_AT_10.of(ranking("a", "d", "b"), grades),
        EXACT);
    assertEquals(1, RetrievalMetric.NDCG_AT_10.of(ranking("a", "c", "b", "x"), grades), EXACT);
    assertEquals(0, RetrievalMetric.NDCG_AT_10.of(ranking(), grades), EXACT);
    assertEquals(0, RetrievalMetric.NDCG_AT_10.of(ranking("d", "x"), grades), EXACT);
  }

  public void testOnlyTheFirstTenGain() {
    String[] documents = new String[11];
    Map<String, Integer> grades = new HashMap<>();
    for (int i = 0; i < 11; i++) {
      documents[i] = "d" + i;
      grades.put("d" + i, 0);
    }
    grades.put("d10", 2);
    assertEquals(0, RetrievalMetric.NDCG_AT_10.of(ranking(documents), grades), EXACT);
    grades.put("d9", 2);
    double ideal = 2 + 2 / log2(3);
    assertEquals(
        2 / log2(11) / ideal, RetrievalMetric.NDCG_AT_10.of(ranking(documents), grades), EXACT);
  }

  public void testRecallAndReciprocalRankByHand() {
    Map<String, Integer> grades = Map.of("a", 2, "b", 1, "c", 0);
    assertEquals(0.5, RetrievalMetric.RECALL_AT_100.of(ranking("c", "b"), grades), EXACT);
    assertEquals(0.5, RetrievalMetric.RECIPROCAL_RANK.of(ranking("c", "b"), grades), EXACT);
    assertEquals(0, RetrievalMetric.RECIPROCAL_RANK.of(ranking("c"), grades), EXACT);
    String[] many = new String[101];
    for (int i = 0; i < 101; i++) {
      many[i] = i == 99 ? "a" : i == 100 ? "b" : "x" + i;
    }
    assertEquals(0.5, RetrievalMetric.RECALL_AT_100.of(ranking(many), grades), EXACT);
    assertEquals(0.01, RetrievalMetric.RECIPROCAL_RANK.of(ranking(many), grades), EXACT);
  }

  /** Two relevant of 200 tied ones: half of each is expected among the first 100. */
  public void testTiesAcrossTheCut() {
    List<String> tied = new ArrayList<>(List.of("a", "b"));
    for (int i = 0; i < 198; i++) {
      tied.add("x" + i);
    }
    assertEquals(
        0.5,
        RetrievalMetric.RECALL_AT_100.of(
            new RankedDocuments(List.of(tied)), Map.of("a", 1, "b", 1)),
        EXACT);
  }

  /** The figure of tied documents is the mean over all their orders. */
  public void testTiesAreExpectations() {
    for (int round = 0; round < 20; round++) {
      Map<String, Integer> grades = new HashMap<>(Map.of("z", 1));
      List<List<String>> ties = new ArrayList<>();
      int next = 0;
      for (int group = 0; group < 3; group++) {
        List<String> tied = new ArrayList<>();
        for (int i = 1 + random().nextInt(4); i > 0; i--) {
          String document = "d" + next++;
          grades.put(document, random().nextInt(3));
          tied.add(document);
        }
        ties.add(tied);
      }
      List<List<String>> orders = orders(ties);
      for (RetrievalMetric metric : RetrievalMetric.values()) {
        double mean =
            orders.stream()
                .mapToDouble(order -> metric.of(ranking(order.toArray(String[]::new)), grades))
                .average()
                .orElseThrow();
        assertEquals(metric.title(), mean, metric.of(new RankedDocuments(ties), grades), 1e-9);
      }
    }
  }

  public void testSwappingABetterDocumentUpNeverHurts() {
    for (int round = 0; round < 200; round++) {
      Map<String, Integer> grades = new HashMap<>();
      List<String> order = new ArrayList<>();
      for (int i = 0; i < 15; i++) {
        order.add("d" + i);
        grades.put("d" + i, random().nextInt(3));
      }
      grades.put("d0", 1);
      Collections.shuffle(order, random());
      int at = 1 + random().nextInt(14);
      List<String> better = new ArrayList<>(order);
      if (grades.get(order.get(at)) > grades.get(order.get(at - 1))) {
        Collections.swap(better, at, at - 1);
      }
      for (RetrievalMetric metric : RetrievalMetric.values()) {
        double before = metric.of(ranking(order.toArray(String[]::new)), grades);
        double after = metric.of(ranking(better.toArray(String[]::new)), grades);
        assertTrue(metric.title(), after >= before - EXACT && after <= 1 + EXACT);
      }
    }
  }

  public void testNothingRelevantCannotBeMeasured() {
    IllegalArgumentException e =
        expectThrows(
            IllegalArgumentException.class,
            () -> RetrievalMetric.NDCG_AT_10.of(ranking("a"), Map.of("a", 0)));
    assertEquals("grades: expected a document of 1 or more, found none", e.getMessage());
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /** All orders of documents within their groups. */
  private static List<List<String>> orders(List<List<String>> ties) {
    List<List<String>> orders = List.of(List.of());
    for (List<String> tied : ties) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> order : orders) {
        for (List<String> permutation : permutations(tied)) {
          List<String> joined = new ArrayList<>(order);
          joined.addAll(permutation);
          longer.add(joined);
        }
      }
      orders = longer;
    }
    return orders;
  }

  private static List<List<String>> permutations(List<String> values) {
    if (values.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> permutations = new ArrayList<>();
    for (String first : values) {
      List<String> rest = new ArrayList<>(values);
      rest.remove(first);
      for (List<String> permutation : permutations(rest)) {
        List<String> longer = new ArrayList<>(List.of(first));
        longer.addAll(permutation);
        permutations.add(longer);
      }
    }
    return permutations;
  }
}

package io.conceptlinker.eval.stats;

import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.tests.util.LuceneTestCase;

public class AveragesTests extends LuceneTestCase {

  private static void assertScores(
      Scores actual, double precision, double recall, double f1, long support) {
    assertEquals(precision, actual.precision(), 1e-12);
    assertEquals(recall, actual.recall(), 1e-12);
    assertEquals(f1, actual.f1(), 1e-12);
    assertEquals(support, actual.support());
  }

  /**
   * The classes of seqeval's tests/test_v1.py, test_output_dict: gold [B-A B-B O B-A], predicted [O
   * B-B B-C B-A].
   */
  public void testAgreesWithSeqevalsReport() {
    Averages averages =
        Averages.of(
            Map.of(
                "A", new PrecisionRecall(1, 1, 2),
                "B", new PrecisionRecall(1, 1, 1),
                "C", new PrecisionRecall(0, 1, 0)));
    assertScores(averages.micro(), 2 / 3.0, 2 / 3.0, 2 / 3.0, 3);
    assertScores(averages.macro(), 2 / 3.0, 0.5, 0.5555555555555555, 3);
    assertScores(averages.weighted(), 1, 2 / 3.0, 0.7777777777777777, 3);
  }

  public void testNothingIsZero() {
    assertScores(Averages.of(Map.of()).micro(), 0, 0, 0, 0);
    assertScores(Averages.of(Map.of()).macro(), 0, 0, 0, 0);
    Averages spurious = Averages.of(Map.of("A", new PrecisionRecall(0, 3, 0)));
    assertScores(spurious.weighted(), 0, 0, 0, 0);
  }

  public void testAveragesOfOneClassAreThatClass() {
    int gold = 1 + random().nextInt(50);
    int predicted = 1 + random().nextInt(50);
    int right = random().nextInt(Math.min(gold, predicted) + 1);
    PrecisionRecall counts = new PrecisionRecall(right, predicted, gold);
    Averages averages = Averages.of(Map.of("A", counts));
    assertEquals(counts.scores(), averages.micro());
    assertEquals(counts.scores(), averages.macro());
    assertEquals(counts.scores(), averages.weighted());
  }

  public void testWeightedRecallIsMicroRecall() {
    Map<String, PrecisionRecall> classes = new TreeMap<>();
    for (int i = 0; i < 6; i++) {
      int gold = random().nextInt(20);
      int right = random().nextInt(gold + 1);
      classes.put("C" + i, new PrecisionRecall(right, right + random().nextInt(9), gold));
    }
    Averages averages = Averages.of(classes);
    assertEquals(averages.micro().recall(), averages.weighted().recall(), 1e-12);
  }

  public void testF1IsTheHarmonicMean() {
    PrecisionRecall counts = new PrecisionRecall(6, 8, 12);
    assertEquals(0.75, counts.precision(), 0);
    assertEquals(0.5, counts.recall(), 0);
    assertEquals(2 * 0.75 * 0.5 / 1.25, counts.f1(), 1e-12);
    assertEquals(new PrecisionRecall(7, 10, 13), counts.plus(new PrecisionRecall(1, 2, 1)));
    expectThrows(IllegalArgumentException.class, () -> new PrecisionRecall(3, 2, 5));
    expectThrows(IllegalArgumentException.class, () -> new PrecisionRecall(3, 5, 2));
  }
}

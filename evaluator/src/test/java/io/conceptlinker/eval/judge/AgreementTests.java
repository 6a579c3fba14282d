package io.conceptlinker.eval.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class AgreementTests extends LuceneTestCase {

  private static void add(List<String> one, List<String> other, int n, String a, String b) {
    one.addAll(Collections.nCopies(n, a));
    other.addAll(Collections.nCopies(n, b));
  }

  /** Fifty proposals: 20 accepted and 15 refused by both; 0.7 agreed, 0.5 by chance. */
  public void testCohenByHand() {
    List<String> one = new ArrayList<>();
    List<String> other = new ArrayList<>();
    add(one, other, 20, "yes", "yes");
    add(one, other, 5, "yes", "no");
    add(one, other, 10, "no", "yes");
    add(one, other, 15, "no", "no");
    assertEquals(0.4, Agreement.cohen(one, other), 1e-12);
    assertEquals(0.4, Agreement.cohen(other, one), 1e-12);
  }

  /** Cohen 1960, table 1: 200 patients in three classes; 0.70 agreed, 0.41 by chance. */
  public void testCohensOwnExample() {
    List<String> one = new ArrayList<>();
    List<String> other = new ArrayList<>();
    int[][] table = {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        add(one, other, table[a][b], "class" + a, "class" + b);
      }
    }
    assertEquals((0.70 - 0.41) / (1 - 0.41), Agreement.cohen(one, other), 1e-12);
  }

  public void testBoundsOfCohen() {
    assertEquals(1, Agreement.cohen(List.of(1, 2, 3), List.of(1, 2, 3)), 1e-12);
    assertEquals(-1, Agreement.cohen(List.of(1, 2), List.of(2, 1)), 1e-12);
    assertEquals(0, Agreement.cohen(List.of(1, 1), List.of(1, 2)), 1e-12);
    assertTrue(Double.isNaN(Agreement.cohen(List.of(1, 1), List.of(1, 1))));
    assertTrue(Double.isNaN(Agreement.cohen(List.of(), List.of())));
    expectThrows(IllegalArgumentException.class, () -> Agreement.cohen(List.of(1), List.of(1, 2)));
  }

  /** Ten subjects, fourteen raters, five classes: 0.378 agreed, 0.213 by chance. */
  public void testFleissByHand() {
    List<int[]> counts =
        List.of(
            new int[] {0, 0, 0, 0, 14},
            new int[] {0, 2, 6, 4, 2},
            new int[] {0, 0, 3, 5, 6},
            new int[] {0, 3, 9, 2, 0},
            new int[] {2, 2, 8, 1, 1},
            new int[] {7, 7, 0, 0, 0},
            new int[] {3, 2, 6, 3, 0},
            new int[] {2, 5, 3, 2, 2},
            new int[] {6, 5, 2, 1, 0},
            new int[] {0, 2, 2, 3, 7});
    assertEquals(0.210, Agreement.fleiss(counts), 5e-4);
  }

  public void testBoundsOfFleiss() {
    assertEquals(1, Agreement.fleiss(List.of(new int[] {3, 0}, new int[] {0, 3})), 1e-12);
    assertEquals(-1, Agreement.fleiss(List.of(new int[] {1, 1}, new int[] {1, 1})), 1e-12);
    assertTrue(Double.isNaN(Agreement.fleiss(List.of(new int[] {3, 0}))));
    assertTrue(Double.isNaN(Agreement.fleiss(List.of())));
    expectThrows(
        IllegalArgumentException.class,
        () -> Agreement.fleiss(List.of(new int[] {2, 0}, new int[] {3, 0})));
    expectThrows(IllegalArgumentException.class, () -> Agreement.fleiss(List.of(new int[] {1, 0})));
  }

  /** With two judges, Fleiss' kappa is Scott's pi: chance from pooled shares. */
  public void testFleissOfTwoIsScottsPi() {
    List<int[]> counts = new ArrayList<>();
    double agreed = 0;
    double[] pooled = new double[3];
    for (int i = 0; i < 100; i++) {
      int[] question = new int[3];
      int a = random().nextInt(3);
      int b = random().nextInt(3);
      question[a]++;
      question[b]++;
      pooled[a]++;
      pooled[b]++;
      agreed += a == b ? 1 : 0;
      counts.add(question);
    }
    double chance = 0;
    for (double share : pooled) {
      chance += share / 200 * (share / 200);
    }
    assertEquals((agreed / 100 - chance) / (1 - chance), Agreement.fleiss(counts), 1e-12);
  }
}

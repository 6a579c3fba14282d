package io.conceptlinker.eval.pairing;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;

public class AssignmentTests extends LuceneTestCase {

  /** The oracle: tries every way. */
  private static long best(long[][] weights, int row, Set<Integer> used) {
    if (row == weights.length) {
      return 0;
    }
    long best = best(weights, row + 1, used);
    for (int column = 0; column < weights[row].length; column++) {
      if (used.add(column)) {
        best = Math.max(best, weights[row][column] + best(weights, row + 1, used));
        used.remove(column);
      }
    }
    return best;
  }

  private static long total(long[][] weights, int[] columns) {
    long total = 0;
    Set<Integer> used = new HashSet<>();
    for (int row = 0; row < columns.length; row++) {
      if (columns[row] != Assignment.NONE) {
        assertTrue("column twice", used.add(columns[row]));
        assertTrue("a pair of weight 0", weights[row][columns[row]] > 0);
        total += weights[row][columns[row]];
      }
    }
    return total;
  }

  public void testFindsTheBest() {
    for (int round = 0; round < 500; round++) {
      int columns = random().nextInt(6);
      long[][] weights = new long[random().nextInt(6)][columns];
      for (long[] row : weights) {
        for (int column = 0; column < columns; column++) {
          row[column] = random().nextInt(3) == 0 ? 0 : random().nextInt(1 << random().nextInt(20));
        }
      }
      int[] assigned = Assignment.maximum(weights);
      assertEquals(
          Arrays.deepToString(weights),
          best(weights, 0, new HashSet<>()),
          total(weights, assigned));
    }
  }

  public void testGreedyWouldBeWrong() {
    assertArrayEquals(new int[] {1, 0}, Assignment.maximum(new long[][] {{5, 4}, {4, 1}}));
  }

  public void testNothingToPair() {
    assertEquals(0, Assignment.maximum(new long[0][0]).length);
    assertArrayEquals(new int[] {-1, -1}, Assignment.maximum(new long[2][0]));
    assertArrayEquals(new int[] {-1, -1}, Assignment.maximum(new long[2][3]));
  }

  public void testAHundredByAHundred() {
    long[][] weights = new long[100][100];
    for (int i = 0; i < 100; i++) {
      for (int j = 0; j < 100; j++) {
        weights[i][j] = 1_000_000_000L - Math.abs(i - (99 - j));
      }
    }
    assertEquals(100L * 1_000_000_000L, total(weights, Assignment.maximum(weights)));
  }
}

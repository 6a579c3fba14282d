package io.conceptlinker.eval.pairing;

import io.conceptlinker.corpus.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class PairingTests extends LuceneTestCase {

  public void testStagesLeaveWhatIsPaired() {
    Pairing<Integer, Integer> pairing =
        new Pairing<>(List.of(10, 20, 30), List.of(21, 10, 99))
            .match((g, p) -> g.equals(p) ? 1 : 0)
            .match((g, p) -> Math.max(0, 15 - Math.abs(g - p)));
    assertEquals(List.of(new Pair<>(10, 10), new Pair<>(20, 21)), pairing.pairs());
    assertEquals(List.of(30), pairing.missed());
    assertEquals(List.of(99), pairing.spurious());
  }

  public void testInOrderTakesTheFirstThatFits() {
    Pairing<Integer, Integer> pairing =
        new Pairing<>(List.of(1, 2), List.of(2, 1, 1)).matchInOrder((g, p) -> g <= p);
    assertEquals(List.of(new Pair<>(1, 2)), pairing.pairs());
    assertEquals(List.of(2), pairing.missed());
    assertEquals(List.of(1, 1), pairing.spurious());
  }

  /** Taking the whole at once, or group by group, must give the same sum. */
  public void testGroupsAddUpToTheBestOfTheWhole() {
    for (int round = 0; round < 100; round++) {
      List<Region> gold = regions();
      List<Region> predicted = regions();
      Pairing<Region, Region> pairing = new Pairing<>(gold, predicted).match(Region::overlap);
      long[][] weights = new long[gold.size()][predicted.size()];
      for (int g = 0; g < gold.size(); g++) {
        for (int p = 0; p < predicted.size(); p++) {
          weights[g][p] = gold.get(g).overlap(predicted.get(p));
        }
      }
      int[] whole = Assignment.maximum(weights);
      long expected = 0;
      for (int g = 0; g < whole.length; g++) {
        expected += whole[g] == Assignment.NONE ? 0 : weights[g][whole[g]];
      }
      long sum = 0;
      for (Pair<Region, Region> pair : pairing.pairs()) {
        sum += pair.gold().overlap(pair.predicted());
      }
      assertEquals(expected, sum);
      assertEquals(gold.size(), pairing.pairs().size() + pairing.missed().size());
      assertEquals(predicted.size(), pairing.pairs().size() + pairing.spurious().size());
    }
  }

  private static List<Region> regions() {
    HashSet<Region> regions = new HashSet<>();
    for (int i = random().nextInt(12); i > 0; i--) {
      int start = random().nextInt(60);
      regions.add(Region.of(start, start + 1 + random().nextInt(9)));
    }
    return new ArrayList<>(regions);
  }
}

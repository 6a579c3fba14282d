package io.conceptlinker.link.rank;

import io.conceptlinker.link.rank.CandidateModel.Asked;
import java.util.Arrays;
import org.apache.lucene.tests.util.LuceneTestCase;

public class ShortlistTests extends LuceneTestCase {
  private static final double[] FIRST = {0.5, 0.001, 0.3, 0.004, 0.1};

  public void testPossibleOnes() {
    assertArrayEquals(new int[] {10, 12, 14}, concepts(0.005, -1, -1, -1, -1, -1));
    assertArrayEquals(new int[] {10, 12, 13, 14}, concepts(0.004, -1, -1, -1, -1, -1));
    assertArrayEquals(new int[] {10, 11, 12, 13, 14}, concepts(0, -1, -1, -1, -1, -1));
  }

  public void testTheTwoBestAreAskedAboutAnyway() {
    assertArrayEquals(new int[] {10, 12}, concepts(0.9, -1, -1, -1, -1, -1));
    Shortlist alone = Shortlist.of(new double[] {0.01}, 0.5, asked(-1));
    assertEquals(1, alone.of(asked(-1)).concepts().length);
  }

  public void testWhatTheModelNamed() {
    assertArrayEquals(new int[] {10, 11, 12}, concepts(0.2, -1, 7, -1, -1, -1));
  }

  public void testTheirFeaturesAndAnswers() {
    Asked asked = asked(-1, -1, -1, -1, -1);
    Shortlist shortlist = Shortlist.of(FIRST, 0.2, asked);
    double[][] features = new double[5][];
    Arrays.setAll(features, i -> new double[] {i});
    RankedMention some =
        shortlist.of(new RankedMention(asked.concepts(), features, new double[] {3}));
    assertArrayEquals(new int[] {10, 12}, some.concepts());
    assertSame(features[2], some.features()[1]);
    assertArrayEquals(new double[] {3}, some.unanswered(), 0);
    assertTrue(
        Arrays.equals(
            new boolean[] {true, false},
            shortlist.of(new boolean[] {true, true, false, true, true})));
  }

  public void testOthersShareWhatNoneHas() {
    Shortlist shortlist = Shortlist.of(FIRST, 0.2, asked(-1, -1, -1, -1, -1));
    double[] all = shortlist.all(new double[] {0.6, 0.2});
    assertEquals(0.6, all[0], 0);
    assertEquals(0.2, all[2], 0);
    // Of what is left, a fifth as before: 0.2 for these three and for none of all.
    assertEquals(0.2 * 0.001 / 0.2, all[1], 1e-12);
    assertEquals(0.2 * 0.1 / 0.2, all[4], 1e-12);
    assertEquals(0.2 * (1 - Arrays.stream(FIRST).sum()) / 0.2, 1 - Arrays.stream(all).sum(), 1e-12);
  }

  public void testNothingIsLeftForOthers() {
    Shortlist shortlist = Shortlist.of(new double[] {0.5, 0.5, 0}, 0.2, asked(-1, -1, -1));
    assertArrayEquals(new double[] {0.9, 0.05, 0}, shortlist.all(new double[] {0.9, 0.05}), 1e-12);
  }

  private static int[] concepts(double possible, int... said) {
    Asked asked = asked(said);
    return Shortlist.of(FIRST, possible, asked).of(asked).concepts();
  }

  private static Asked asked(int... said) {
    int[] concepts = new int[said.length];
    Arrays.setAll(concepts, i -> 10 + i);
    return new Asked("text", 0, 4, concepts, said);
  }
}

package io.conceptlinker.train;

import io.conceptlinker.link.rank.Calibration;
import io.conceptlinker.link.rank.Feature;
import io.conceptlinker.link.rank.RankedMention;
import io.conceptlinker.link.rank.RankingNetwork;
import io.conceptlinker.link.rank.Unanswered;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.tests.util.LuceneTestCase;

/** Right answers are drawn from scores over known temperatures, which have to be found again. */
public class CalibrationFitTests extends LuceneTestCase {
  private static final int CANDIDATES = 3;

  private final Random random = new Random(8);

  private static RankingNetwork network() {
    float[] linear = new float[RankingNetwork.INPUTS];
    linear[Feature.QUALITY.index()] = 6;
    linear[RankingNetwork.NONE] = 3;
    return new RankingNetwork(new float[0], new float[0], linear);
  }

  private RankingExample example(boolean seen, String group, double temperature) {
    double[][] features = new double[CANDIDATES][Feature.values().length];
    for (double[] row : features) {
      row[Feature.QUALITY.index()] = random.nextDouble();
    }
    RankedMention mention = new RankedMention(new int[CANDIDATES], features, known(seen));
    double[] scores = network().scores(mention);
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score / temperature);
    }
    double point = random.nextDouble() * sum;
    boolean[] right = new boolean[CANDIDATES];
    for (int i = 0; i < scores.length && point >= 0; i++) {
      point -= Math.exp(scores[i] / temperature);
      if (point < 0 && i < CANDIDATES) {
        right[i] = true;
      }
    }
    return new RankingExample(mention, right, group);
  }

  private static double[] known(boolean seen) {
    double[] known = new double[Unanswered.values().length];
    known[Unanswered.ALWAYS.index()] = 1;
    known[Unanswered.SEEN.index()] = seen ? 1 : 0;
    return known;
  }

  public void testTheTemperatureOfAll() {
    List<RankingExample> drawn = new ArrayList<>();
    for (int i = 0; i < 8000; i++) {
      drawn.add(example(false, "", 3));
    }
    Calibration calibration = CalibrationFit.fit(network(), drawn);
    assertEquals(3, calibration.temperature(), 0.4);
    assertTrue(calibration.byGroup().isEmpty());
    assertTrue("nothing else was known", calibration.slopes().isEmpty());
  }

  public void testTheTemperatureOfWhatIsKnown() {
    List<RankingExample> drawn = new ArrayList<>();
    for (int i = 0; i < 8000; i++) {
      drawn.add(example(i % 2 == 0, "DISO", i % 2 == 0 ? 1 : 3));
    }
    Calibration calibration = CalibrationFit.fit(network(), drawn);
    assertEquals(1, calibration.of("DISO", known(true)), 0.2);
    assertEquals(3, calibration.of("DISO", known(false)), 0.6);
  }

  public void testGroupsWithEnoughMentionsHaveTheirOwn() {
    List<RankingExample> drawn = new ArrayList<>();
    for (int i = 0; i < 8000; i++) {
      drawn.add(i % 2 == 0 ? example(false, "DISO", 1) : example(false, "CHEM", 2.5));
    }
    for (int i = 0; i < 499; i++) {
      drawn.add(example(false, "ANAT", 1));
    }
    Calibration calibration = CalibrationFit.fit(network(), drawn);
    assertEquals(1, calibration.of("DISO", known(false)), 0.2);
    assertEquals(2.5, calibration.of("CHEM", known(false)), 0.5);
    assertFalse(calibration.byGroup().containsKey("ANAT"));
    assertEquals(calibration.temperature(), calibration.of("ANAT", known(false)), 1e-9);
  }

  public void testNoMentions() {
    assertEquals(Calibration.NONE, CalibrationFit.fit(network(), List.of()));
    RankingExample nothing =
        new RankingExample(
            new RankedMention(new int[0], new double[0][], known(true)), new boolean[0], "DISO");
    assertEquals(Calibration.NONE, CalibrationFit.fit(network(), List.of(nothing)));
  }
}

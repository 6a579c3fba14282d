package io.conceptlinker.train;

import io.conceptlinker.link.rank.Calibration;
import io.conceptlinker.link.rank.Feature;
import io.conceptlinker.link.rank.RankedMention;
import io.conceptlinker.link.rank.RankingNetwork;
import io.conceptlinker.link.rank.Unanswered;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
    return new RankingExample(mention, right, concept -> group);
  }

  private static double[] known(boolean seen) {
    double[] known = new double[Unanswered.values().length];
    known[Unanswered.ALWAYS.index()] = 1;
    known[Unanswered.SEEN.index()] = seen ? 1 : 0;
    return known;
  }

  /** Mentions of which every second was seen. */
  private List<RankingExample> examples(int count, String group, double seen, double unseen) {
    List<RankingExample> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(example(i % 2 == 0, group, i % 2 == 0 ? seen : unseen));
    }
    return drawn;
  }

  public void testTheTemperatureOfAll() {
    List<RankingExample> drawn = new ArrayList<>();
    for (int i = 0; i < 8000; i++) {
      drawn.add(example(false, "", 3));
    }
    Calibration calibration = CalibrationFit.fit(network(), List.of(drawn));
    assertEquals(3, calibration.temperature().of(known(false)), 0.4);
    assertTrue(calibration.byGroup().isEmpty());
    assertEquals(
        "nothing else was known",
        Set.of(Unanswered.ALWAYS),
        calibration.temperature().slopes().keySet());
  }

  public void testTheTemperatureOfWhatIsKnown() {
    Calibration calibration = CalibrationFit.fit(network(), List.of(examples(8000, "", 1, 3)));
    assertEquals(1, calibration.temperature().of(known(true)), 0.2);
    assertEquals(3, calibration.temperature().of(known(false)), 0.6);
  }

  public void testGroupsWithEnoughMentionsHaveTheirOwn() {
    Calibration calibration =
        CalibrationFit.fit(
            network(),
            List.of(
                examples(6000, "DISO", 1, 2.5),
                examples(6000, "CHEM", 2.5, 1),
                examples(499, "ANAT", 1, 1)));
    assertEquals(1, calibration.of("DISO").of(known(true)), 0.2);
    assertEquals(2.5, calibration.of("DISO").of(known(false)), 0.5);
    assertEquals(2.5, calibration.of("CHEM").of(known(true)), 0.5);
    assertEquals(1, calibration.of("CHEM").of(known(false)), 0.2);
    assertEquals(Set.of("DISO", "CHEM"), calibration.byGroup().keySet());
    assertSame(calibration.temperature(), calibration.of("ANAT"));
  }

  public void testTheGroupIsThatOfTheBestCandidate() {
    List<RankingExample> drawn = new ArrayList<>();
    for (RankingExample one : examples(600, "", 1, 1)) {
      int[] concepts = {0, 1, 2};
      double[][] features = one.mention().features();
      features[1][Feature.QUALITY.index()] = 2;
      RankedMention mention = new RankedMention(concepts, features, one.mention().unanswered());
      drawn.add(new RankingExample(mention, one.right(), List.of("CHEM", "DISO", "CHEM")::get));
    }
    Calibration calibration = CalibrationFit.fit(network(), List.of(drawn));
    assertEquals(Set.of("DISO"), calibration.byGroup().keySet());
  }

  public void testEachCorpusCountsTheSame() {
    List<RankingExample> large = examples(9000, "", 3, 3);
    List<RankingExample> small = examples(900, "", 1, 1);
    double mixed =
        CalibrationFit.fit(network(), List.of(large, small)).temperature().of(known(true));
    List<RankingExample> as = new ArrayList<>(large);
    for (int i = 0; i < 10; i++) {
      as.addAll(small);
    }
    double equal = CalibrationFit.fit(network(), List.of(as)).temperature().of(known(true));
    assertEquals(equal, mixed, 1e-3);
    as.subList(9900, as.size()).clear();
    double largest = CalibrationFit.fit(network(), List.of(as)).temperature().of(known(true));
    assertTrue(mixed + " " + largest, largest > mixed + 0.5);
  }

  public void testWhatNoTemperatureExplainsHasTheFarthest() {
    Calibration hot = CalibrationFit.fit(network(), List.of(examples(4000, "", 40, 40)));
    assertEquals(5, hot.temperature().of(known(true)), 0.1);
    Calibration cold = CalibrationFit.fit(network(), List.of(examples(4000, "", 0.01, 0.01)));
    assertEquals(0.2, cold.temperature().of(known(false)), 0.01);
  }

  public void testNoMentions() {
    assertEquals(Calibration.NONE, CalibrationFit.fit(network(), List.of()));
    RankingExample nothing =
        new RankingExample(
            new RankedMention(new int[0], new double[0][], known(true)),
            new boolean[0],
            concept -> "DISO");
    assertEquals(Calibration.NONE, CalibrationFit.fit(network(), List.of(List.of(nothing))));
  }
}

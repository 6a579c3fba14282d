package io.conceptlinker.link.rank;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

public class RankerTests extends LuceneTestCase {
  private static final int FEATURES = Feature.values().length;
  private static final int UNANSWERED = Unanswered.values().length;

  public void testProbabilitiesLeaveRoomForNone() {
    Ranker ranker = new Ranker(network(4), Calibration.NONE);
    for (int i = 0; i < 50; i++) {
      RankedMention mention = mention(1 + random().nextInt(12));
      double[] probabilities = ranker.probabilities(mention, concept -> "");
      assertEquals(mention.concepts().length, probabilities.length);
      assertTrue(Arrays.stream(probabilities).allMatch(p -> p >= 0));
      double sum = Arrays.stream(probabilities).sum();
      assertTrue("" + sum, sum < 1 + 1e-9);
    }
  }

  public void testTheOrderOfCandidatesDecidesNothing() {
    Ranker ranker = new Ranker(network(4), Calibration.NONE);
    RankedMention mention = mention(3);
    RankedMention turned =
        new RankedMention(
            new int[] {2, 0, 1},
            new double[][] {mention.features()[2], mention.features()[0], mention.features()[1]},
            mention.unanswered());
    double[] a = ranker.probabilities(mention, concept -> "");
    double[] b = ranker.probabilities(turned, concept -> "");
    assertArrayEquals(new double[] {a[2], a[0], a[1]}, b, 1e-12);
  }

  public void testLinearWeightsAreThoseOfTheConditionalLogit() {
    float[] linear = new float[RankingNetwork.INPUTS];
    linear[Feature.QUALITY.index()] = 2;
    linear[RankingNetwork.INPUTS - 2] = 0.5f;
    Ranker ranker =
        new Ranker(new RankingNetwork(new float[0], new float[0], linear), Calibration.NONE);
    double[][] features = new double[2][FEATURES];
    features[0][Feature.QUALITY.index()] = 1;
    features[1][Feature.QUALITY.index()] = 0.25;
    RankedMention mention = new RankedMention(new int[] {5, 6}, features, new double[UNANSWERED]);
    double sum = Math.exp(2) + Math.exp(0.5) + Math.exp(0.5);
    assertArrayEquals(
        new double[] {Math.exp(2) / sum, Math.exp(0.5) / sum},
        ranker.probabilities(mention, concept -> ""),
        1e-9);
  }

  public void testTemperatureIsThatOfTheBestCandidatesGroup() {
    RankingNetwork network = network(4);
    RankedMention mention = mention(4);
    double[] plain = new Ranker(network, Calibration.NONE).probabilities(mention, c -> "DISO");
    Calibration calibration =
        new Calibration(Temperature.ONE, Map.of("DISO", temperature(Unanswered.ALWAYS, 3)));
    double[] other = new Ranker(network, calibration).probabilities(mention, c -> "CHEM");
    assertArrayEquals(plain, other, 1e-12);
    double[] flat = new Ranker(network, calibration).probabilities(mention, c -> "DISO");
    for (int i = 1; i < 4; i++) {
      assertEquals(Math.log(plain[i] / plain[0]) / 3, Math.log(flat[i] / flat[0]), 1e-6);
    }
  }

  public void testAMeanOfNetworksHasTheMeanOfTheirScores() {
    List<RankingNetwork> networks = List.of(network(4), network(0), network(2));
    RankingNetwork mean = RankingNetwork.mean(networks);
    RankedMention mention = mention(3);
    double[] scores = new double[4];
    for (RankingNetwork network : networks) {
      for (int i = 0; i < scores.length; i++) {
        scores[i] += network.scores(mention)[i] / 3;
      }
    }
    assertArrayEquals(scores, mean.scores(mention), 1e-4);
  }

  public void testWrongWeightsAreRefused() {
    expectThrows(
        IllegalArgumentException.class,
        () -> new RankingNetwork(new float[7], new float[1], new float[RankingNetwork.INPUTS]));
    for (double slope : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      expectThrows(
          IllegalArgumentException.class, () -> new Temperature(Map.of(Unanswered.SEEN, slope)));
    }
    Ranker ranker = new Ranker(network(1), Calibration.NONE);
    expectThrows(
        IllegalArgumentException.class,
        () -> new RankingModel(ranker, ranker, 1.1, 0, PrecisionThresholds.NONE));
  }

  public void testTemperatureGrowsWithWhatIsKnownUpToALimit() {
    Temperature temperature =
        new Temperature(Map.of(Unanswered.ALWAYS, Math.log(2), Unanswered.WORDS, -1.0));
    double[] known = new double[UNANSWERED];
    known[Unanswered.ALWAYS.index()] = 1;
    assertEquals(2, temperature.of(known), 1e-12);
    known[Unanswered.WORDS.index()] = Math.log(4);
    assertEquals(0.5, temperature.of(known), 1e-12);
    known[Unanswered.WORDS.index()] = 9;
    assertEquals(0.2, temperature.of(known), 1e-12);
    known[Unanswered.WORDS.index()] = -9;
    assertEquals(5, temperature.of(known), 1e-12);
  }

  /** What gives a temperature to mentions of which only this is known, with 1. */
  static Temperature temperature(Unanswered known, double temperature) {
    return new Temperature(Map.of(known, Math.log(temperature)));
  }

  static RankingNetwork network(int units) {
    float[] hidden = new float[units * RankingNetwork.INPUTS];
    float[] out = new float[units];
    float[] linear = new float[RankingNetwork.INPUTS];
    for (float[] weights : new float[][] {hidden, out, linear}) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) random().nextGaussian() / 4;
      }
    }
    return new RankingNetwork(hidden, out, linear);
  }

  private static RankedMention mention(int count) {
    int[] concepts = new int[count];
    double[][] features = new double[count][FEATURES];
    for (int i = 0; i < count; i++) {
      concepts[i] = i;
      fill(features[i]);
    }
    double[] unanswered = new double[UNANSWERED];
    fill(unanswered);
    unanswered[Unanswered.ALWAYS.index()] = 1;
    return new RankedMention(concepts, features, unanswered);
  }

  private static void fill(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = random().nextGaussian();
    }
  }
}

package io.conceptlinker.train;

import io.conceptlinker.link.rank.Calibration;
import io.conceptlinker.link.rank.Feature;
import io.conceptlinker.link.rank.RankedMention;
import io.conceptlinker.link.rank.Ranker;
import io.conceptlinker.link.rank.RankingNetwork;
import io.conceptlinker.link.rank.Unanswered;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;

public class RankerTrainingTests extends LuceneTestCase {
  private static final RankerTraining.Options OPTIONS =
      new RankerTraining.Options(8, 12, 0.001, 1, 7);

  public void testLearnsWhatDecides() {
    List<RankingExample> examples = examples(2000, 1, true);
    RankingNetwork network = RankerTraining.train(examples, OPTIONS);
    double right = share(network, examples(500, 2, true));
    assertTrue("" + right, right > 0.93);
  }

  /** Two numbers of which exactly one has to be high: no weighted sum says that. */
  public void testHiddenUnitsLearnWhatNoSumSays() {
    List<RankingExample> examples = examples(3000, 3, false);
    double sum =
        share(
            RankerTraining.train(examples, new RankerTraining.Options(0, 12, 0.001, 1, 7)),
            examples(500, 4, false));
    double hidden = share(RankerTraining.train(examples, OPTIONS), examples(500, 4, false));
    assertTrue(sum + " " + hidden, hidden > 0.85 && hidden > sum + 0.2);
  }

  public void testASeedGivesOneNetwork() {
    List<RankingExample> examples = examples(200, 5, true);
    RankedMention mention = examples.getFirst().mention();
    assertArrayEquals(
        RankerTraining.train(examples, OPTIONS).scores(mention),
        RankerTraining.train(examples, OPTIONS).scores(mention),
        0);
  }

  public void testSeveralNetworksAreOfSeedsThatFollowEachOther() {
    List<RankingExample> examples = examples(100, 6, true);
    RankedMention mention = examples.getFirst().mention();
    double[] scores =
        RankerTraining.train(examples, new RankerTraining.Options(3, 1, 0.001, 2, 11))
            .scores(mention);
    for (long seed = 11; seed < 13; seed++) {
      double[] one =
          RankerTraining.train(examples, new RankerTraining.Options(3, 1, 0.001, 1, seed))
              .scores(mention);
      for (int i = 0; i < scores.length; i++) {
        scores[i] -= one[i] / 2;
      }
    }
    assertArrayEquals(new double[scores.length], scores, 1e-4);
  }

  /** What was always 0 in training changes nothing later, until it is learnt. */
  public void testInputsThatWereNeverSeenSayNothing() {
    List<RankingExample> examples = examples(300, 10, true);
    RankingNetwork network = RankerTraining.train(examples, OPTIONS);
    RankedMention mention = examples.getFirst().mention();
    double[] before = network.scores(mention);
    for (double[] row : mention.features()) {
      row[Feature.MODEL.index()] = -20;
    }
    assertArrayEquals(before, network.scores(mention), 0);
  }

  public void testAFeatureIsAddedToANetwork() {
    float[] linear = new float[RankingNetwork.INPUTS];
    linear[Feature.WORDS_AROUND.index()] = 0.5f;
    RankingNetwork network = new RankingNetwork(new float[0], new float[0], linear);
    List<RankingExample> told = examples(500, 12, false);
    for (RankingExample example : told) {
      for (int i = 0; i < example.right().length; i++) {
        example.mention().features()[i][Feature.MODEL.index()] = example.right()[i] ? -1 : -9;
      }
    }
    double before = share(network, told);
    RankingNetwork extended = RankerTraining.extend(network, Set.of(Feature.MODEL), told, OPTIONS);
    double after = share(extended, told);
    assertTrue(before + " " + after, after > 0.95 && after > before + 0.2);
    linear[Feature.MODEL.index()] = extended.linear()[Feature.MODEL.index()];
    linear[RankingNetwork.NONE] = extended.linear()[RankingNetwork.NONE];
    assertArrayEquals("all others stay", linear, extended.linear(), 1e-6f);
  }

  public void testMentionsWithoutCandidatesTeachNothing() {
    RankingExample nothing =
        new RankingExample(
            new RankedMention(new int[0], new double[0][], new double[Unanswered.values().length]),
            new boolean[0],
            concept -> "");
    expectThrows(
        IllegalArgumentException.class, () -> RankerTraining.train(List.of(nothing), OPTIONS));
  }

  private static double share(RankingNetwork network, List<RankingExample> examples) {
    Ranker ranker = new Ranker(network, Calibration.NONE);
    int right = 0;
    for (RankingExample example : examples) {
      double[] probabilities = ranker.probabilities(example.mention(), concept -> "");
      double none = 1;
      int best = -1;
      for (int i = 0; i < probabilities.length; i++) {
        none -= probabilities[i];
        best = best < 0 || probabilities[i] > probabilities[best] ? i : best;
      }
      boolean says = probabilities[best] > none;
      right += says ? (example.right()[best] ? 1 : 0) : (example.isUnanswered() ? 1 : 0);
    }
    return (double) right / examples.size();
  }

  /**
   * Of some candidates the one with the highest quality is right, or exactly one of two is high.
   */
  private static List<RankingExample> examples(int count, long seed, boolean highest) {
    Random random = new Random(seed);
    List<RankingExample> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int candidates = 2 + random.nextInt(5);
      double[][] features = new double[candidates][Feature.values().length];
      boolean[] right = new boolean[candidates];
      int chosen = random.nextInt(candidates);
      for (int j = 0; j < candidates; j++) {
        double a = random.nextBoolean() ? 1 : 0;
        double b = highest ? random.nextDouble() : (j == chosen ? 1 - a : a);
        features[j][Feature.QUALITY.index()] = highest && j == chosen ? 1 + b : b;
        features[j][Feature.WORDS_AROUND.index()] = a;
      }
      right[chosen] = true;
      double[] unanswered = new double[Unanswered.values().length];
      unanswered[Unanswered.ALWAYS.index()] = 1;
      examples.add(
          new RankingExample(
              new RankedMention(new int[candidates], features, unanswered), right, concept -> ""));
    }
    return examples;
  }
}

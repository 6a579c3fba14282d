package io.conceptlinker.train;

import io.conceptlinker.link.rank.PrecisionThresholds;
import io.conceptlinker.link.rank.PrecisionThresholds.Threshold;
import io.conceptlinker.train.AbstentionFit.Answer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class AbstentionFitTests extends LuceneTestCase {

  /** 100 answers at 0.9, all but ten right, then 100 at 0.4, half of them right. */
  public void testByHand() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(new Answer(0.4, i % 2 == 0));
      answers.add(new Answer(0.9, i >= 10));
    }
    PrecisionThresholds thresholds = AbstentionFit.fit(answers);
    assertEquals(0.4, thresholds.minScore(0.7), 0);
    assertEquals(0.9, thresholds.minScore(0.71), 0);
    assertEquals(0.9, thresholds.minScore(0.9), 0);
    expectThrows(IllegalArgumentException.class, () -> thresholds.minScore(0.91));
    assertEquals(new Threshold(0.9, 0.9, 0.5), thresholds.thresholds().getLast());
  }

  /** Counting every threshold again finds none that keeps more answers. */
  public void testMostCoverage() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      double probability = random().nextInt(50) / 50.0;
      answers.add(new Answer(probability, random().nextDouble() < 0.4 + 0.6 * probability));
    }
    PrecisionThresholds thresholds = AbstentionFit.fit(answers);
    for (int percent = 50; percent < 100; percent++) {
      double wanted = percent / 100.0;
      double lowest = Double.NaN;
      for (int step = 50; step >= 0; step--) {
        double least = step / 50.0;
        long kept = answers.stream().filter(a -> a.probability() >= least).count();
        long right = answers.stream().filter(a -> a.probability() >= least && a.isRight()).count();
        boolean isSeen = answers.stream().anyMatch(a -> a.probability() == least);
        if (isSeen && kept >= 50 && (double) right / kept >= wanted) {
          lowest = least;
        }
      }
      if (Double.isNaN(lowest)) {
        expectThrows(IllegalArgumentException.class, () -> thresholds.minScore(wanted));
      } else {
        assertEquals(percent + " %", lowest, thresholds.minScore(wanted), 0);
      }
    }
  }

  public void testNothingToLearnFrom() {
    assertEquals(PrecisionThresholds.NONE, AbstentionFit.fit(List.of()));
    assertEquals(PrecisionThresholds.NONE, AbstentionFit.fit(List.of(new Answer(1, true))));
  }
}

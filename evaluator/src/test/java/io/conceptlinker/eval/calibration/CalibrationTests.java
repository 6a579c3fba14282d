package io.conceptlinker.eval.calibration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class CalibrationTests extends LuceneTestCase {

  private static List<Answer> randomAnswers(int n) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double confidence = random().nextInt(21) / 20.0;
      answers.add(
          random().nextInt(8) == 0
              ? Answer.WITHHELD
              : new Answer(confidence, random().nextDouble() < confidence));
    }
    return answers;
  }

  /** Four answers, by hand: 0.9 right, 0.8 wrong, 0.7 right, 0.2 wrong. */
  private static final List<Answer> FOUR =
      List.of(
          new Answer(0.9, true),
          new Answer(0.8, false),
          new Answer(0.7, true),
          new Answer(0.2, false));

  public void testExpectedErrorByHand() {
    // Each answer has a bin of its own: gaps 0.1, 0.8, 0.3 and 0.2.
    assertEquals((0.1 + 0.8 + 0.3 + 0.2) / 4, Calibration.of(FOUR).expectedError(), 1e-12);
    // Two answers in one bin: mean confidence 0.95, accuracy 0.5.
    Calibration pair = Calibration.of(List.of(new Answer(0.94, true), new Answer(0.96, false)));
    assertEquals(0.45, pair.expectedError(), 1e-12);
  }

  public void testErrorByChanceIsThatOfConfidencesThatHold() {
    assertTrue(Double.isNaN(Calibration.of(List.of()).errorByChance()));
    assertEquals(0, Calibration.of(List.of(new Answer(1, true))).errorByChance(), 0);
    double measured = 0;
    double byChance = 0;
    for (int round = 0; round < 200; round++) {
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        double confidence = random().nextDouble();
        answers.add(new Answer(confidence, random().nextDouble() < confidence));
      }
      Calibration calibration = Calibration.of(answers);
      measured += calibration.expectedError() / 200;
      byChance += calibration.errorByChance() / 200;
    }
    assertEquals(measured, byChance, 0.1 * measured);
  }

  public void testErrorByChanceOfQuestionsThatAreAskedAgain() {
    double measured = 0;
    double byChance = 0;
    double alone = 0;
    for (int round = 0; round < 200; round++) {
      List<Answer> answers = new ArrayList<>();
      List<Answer> apart = new ArrayList<>();
      for (int question = 0; question < 100; question++) {
        double confidence = random().nextDouble();
        boolean correct = random().nextDouble() < confidence;
        for (int again = random().nextInt(6); again >= 0; again--) {
          answers.add(new Answer(confidence, correct, true, "question " + question));
          apart.add(new Answer(confidence, correct));
        }
      }
      Calibration calibration = Calibration.of(answers);
      measured += calibration.expectedError() / 200;
      byChance += calibration.errorByChance() / 200;
      alone += Calibration.of(apart).errorByChance() / 200;
    }
    assertEquals(measured, byChance, 0.1 * measured);
    assertTrue(alone + " < " + byChance, alone < 0.7 * byChance);
  }

  public void testBinsAreOpenBelowAndClosedAbove() {
    Calibration calibration =
        Calibration.of(List.of(new Answer(0, false), new Answer(0.2, true), new Answer(1, true)));
    List<ReliabilityBin> bins = calibration.bins();
    assertEquals(15, bins.size());
    assertEquals(1, bins.get(0).n());
    assertEquals("0.2 is the end of the third bin", 1, bins.get(2).n());
    assertEquals(1, bins.get(14).n());
    assertTrue(Double.isNaN(bins.get(1).accuracy()));
  }

  public void testAreaUnderRiskCoverageByHand() {
    // Risks at 1, 2, 3 and 4 answers: 0, 1/2, 1/3, 1/2.
    assertEquals(
        (0 + 0.5 + 1 / 3.0 + 0.5) / 4, Calibration.of(FOUR).areaUnderRiskCoverage(), 1e-12);
  }

  public void testWithheldAnswersAreWrongAndLast() {
    List<Answer> answers = new ArrayList<>(FOUR);
    answers.add(Answer.WITHHELD);
    Calibration calibration = Calibration.of(answers);
    assertEquals(
        (0 + 0.5 + 1 / 3.0 + 0.5 + 3 / 5.0) / 5, calibration.areaUnderRiskCoverage(), 1e-12);
    assertEquals(4, calibration.given());
    assertEquals(
        "no statement about confidence",
        Calibration.of(FOUR).expectedError(),
        calibration.expectedError(),
        0);
  }

  public void testThresholdsByHand() {
    Calibration calibration = Calibration.of(FOUR);
    ThresholdPoint all = calibration.thresholds().get(0);
    assertEquals(new ThresholdPoint(0, 4, 0.5, 0.5, 0.5, 1), all);
    ThresholdPoint most = calibration.thresholds().get(70);
    assertEquals(3, most.selected());
    assertEquals(2 / 3.0, most.precision(), 1e-12);
    assertEquals(0.5, most.recall(), 0);
    assertEquals(4 / 7.0, most.f1(), 1e-12);
    ThresholdPoint none = calibration.thresholds().get(91);
    assertEquals(new ThresholdPoint(0.91, 0, 0, 0, 0, 0), none);
    assertEquals(0.7, calibration.bestF1().threshold(), 0);
  }

  public void testCoverageAtPrecisionByHand() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      // Wrong are the 16th and the 20th: 15 of 15, 18 of 19 and 18 of 20 are right.
      answers.add(new Answer((20 - i) / 20.0, i != 19 && i != 15));
    }
    Calibration calibration = Calibration.of(answers);
    assertEquals(15, calibration.targets().get(1).best().selected());
    assertEquals(0.75, calibration.targets().get(1).best().coverage(), 0);
    assertEquals(0.3, calibration.targets().get(1).best().threshold(), 0);
    assertEquals(20, calibration.targets().get(0).best().selected());
    Calibration hopeless = Calibration.of(List.of(new Answer(0.9, false), new Answer(0.8, true)));
    assertEquals(0, hopeless.targets().get(0).best().selected());
    assertTrue(Double.isNaN(hopeless.targets().get(0).best().threshold()));
  }

  public void testOrderDoesNotMatter() {
    List<Answer> answers = randomAnswers(200);
    Calibration calibration = Calibration.of(answers);
    Collections.shuffle(answers, random());
    Calibration shuffled = Calibration.of(answers);
    assertEquals(calibration.areaUnderRiskCoverage(), shuffled.areaUnderRiskCoverage(), 1e-12);
    assertEquals(calibration.expectedError(), shuffled.expectedError(), 1e-12);
    assertEquals(calibration.thresholds(), shuffled.thresholds());
    assertEquals(calibration.targets(), shuffled.targets());
  }

  public void testBounds() {
    for (int round = 0; round < 30; round++) {
      Calibration calibration = Calibration.of(randomAnswers(1 + random().nextInt(100)));
      double area = calibration.areaUnderRiskCoverage();
      assertTrue(area >= 0 && area <= 1);
      for (int i = 1; i < calibration.thresholds().size(); i++) {
        ThresholdPoint before = calibration.thresholds().get(i - 1);
        ThresholdPoint point = calibration.thresholds().get(i);
        assertTrue(point.selected() <= before.selected() && point.recall() <= before.recall());
        assertTrue(point.f1() <= calibration.bestF1().f1());
      }
      assertTrue(
          calibration.targets().get(1).best().coverage()
              <= calibration.targets().get(0).best().coverage());
      assertEquals(
          calibration.given(), calibration.bins().stream().mapToLong(ReliabilityBin::n).sum());
    }
  }

  /** No order of the same answers has a lower risk than right ones first. */
  public void testKnowingWhatIsRightIsBest() {
    List<Answer> oracle = new ArrayList<>();
    List<Answer> guess = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      boolean correct = random().nextBoolean();
      oracle.add(new Answer(correct ? 1 : 0, correct));
      guess.add(new Answer(random().nextDouble(), correct));
    }
    Calibration known = Calibration.of(oracle);
    assertTrue(
        known.areaUnderRiskCoverage() <= Calibration.of(guess).areaUnderRiskCoverage() + 1e-12);
    assertEquals(0, known.expectedError(), 0);
  }

  public void testNoAnswers() {
    Calibration none = Calibration.of(List.of());
    assertTrue(Double.isNaN(none.expectedError()));
    assertTrue(Double.isNaN(none.areaUnderRiskCoverage()));
    assertTrue(none.risks().isEmpty());
    assertEquals(101, none.thresholds().size());
  }

  public void testRefusesWhatIsNoConfidence() {
    expectThrows(IllegalArgumentException.class, () -> new Answer(1.01, true));
    expectThrows(IllegalArgumentException.class, () -> new Answer(Double.NaN, true));
    expectThrows(IllegalArgumentException.class, () -> new Answer(0.5, true, false, ""));
  }
}

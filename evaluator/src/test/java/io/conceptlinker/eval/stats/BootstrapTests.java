package io.conceptlinker.eval.stats;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class BootstrapTests extends LuceneTestCase {

  private static DocumentRatio ratio(double[] numerators, double[] denominators) {
    DocumentRatio ratio = new DocumentRatio(numerators.length);
    for (int i = 0; i < numerators.length; i++) {
      ratio.add(i, numerators[i], denominators[i], (long) denominators[i]);
    }
    return ratio;
  }

  private static DocumentRatio random(int documents) {
    DocumentRatio ratio = new DocumentRatio(documents);
    for (int document = 0; document < documents; document++) {
      for (int i = random().nextInt(5); i > 0; i--) {
        ratio.addCase(document, random().nextInt(2));
      }
    }
    return ratio;
  }

  public void testTheValueIsTheQuotientOfTheSums() {
    Estimate estimate =
        Bootstrap.PROTOCOL.estimate(ratio(new double[] {1, 3, 0}, new double[] {2, 4, 2}));
    assertEquals(0.5, estimate.value(), 0);
    assertEquals(8, estimate.n());
  }

  public void testDocumentsThatAgreeHaveNoSpread() {
    Estimate estimate =
        Bootstrap.PROTOCOL.estimate(ratio(new double[] {1, 2, 4}, new double[] {2, 4, 8}));
    assertEquals(new Interval(0.5, 0.5), estimate.ci95());
  }

  public void testNothingMeasuredIsUndefined() {
    Estimate estimate = Bootstrap.PROTOCOL.estimate(new DocumentRatio(3));
    assertTrue(Double.isNaN(estimate.value()));
    assertTrue(Double.isNaN(estimate.ci95().low()));
    assertEquals(0, estimate.n());
    assertTrue(Bootstrap.PROTOCOL.estimates(List.of()).isEmpty());
    assertTrue(Double.isNaN(Bootstrap.PROTOCOL.estimate(new DocumentRatio(0)).value()));
  }

  /** A share p of n documents with one case each has standard error sqrt(p (1 - p) / n). */
  public void testTheIntervalHasTheWidthOfTheNormalApproximation() {
    DocumentRatio ratio = new DocumentRatio(400);
    for (int document = 0; document < 400; document++) {
      ratio.addCase(document, document < 300 ? 1 : 0);
    }
    Interval interval = Bootstrap.PROTOCOL.estimate(ratio).ci95();
    double halfWidth = 1.96 * Math.sqrt(0.75 * 0.25 / 400);
    assertEquals(0.75 - halfWidth, interval.low(), 0.008);
    assertEquals(0.75 + halfWidth, interval.high(), 0.008);
  }

  /** Mentions of one document are no independent evidence: ten copies of each change nothing. */
  public void testMentionsOfADocumentStandAndFallTogether() {
    DocumentRatio once = new DocumentRatio(50);
    DocumentRatio tenTimes = new DocumentRatio(50);
    for (int document = 0; document < 50; document++) {
      once.addCase(document, document % 2);
      tenTimes.add(document, 10 * (document % 2), 10, 10);
    }
    assertEquals(
        Bootstrap.PROTOCOL.estimate(once).ci95(), Bootstrap.PROTOCOL.estimate(tenTimes).ci95());
  }

  public void testTheSameSeedGivesTheSameInterval() {
    DocumentRatio ratio = random(30);
    assertEquals(Bootstrap.PROTOCOL.estimate(ratio), Bootstrap.PROTOCOL.estimate(ratio));
  }

  public void testAFigureDoesNotDependOnTheOthersOfTheCall() {
    List<DocumentRatio> ratios = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ratios.add(random(20));
    }
    List<Estimate> together = Bootstrap.PROTOCOL.estimates(ratios);
    for (int i = 0; i < 5; i++) {
      assertEquals(Bootstrap.PROTOCOL.estimate(ratios.get(i)), together.get(i));
    }
  }

  public void testIntervalsStayBetweenZeroAndOneAndHoldTheMedian() {
    for (int round = 0; round < 20; round++) {
      Estimate estimate = new Bootstrap(200, random().nextLong()).estimate(random(25));
      if (estimate.n() > 0) {
        assertTrue(estimate.ci95().low() >= 0 && estimate.ci95().high() <= 1);
        assertTrue(estimate.toString(), estimate.ci95().low() <= estimate.value() + 1e-12);
        assertTrue(estimate.toString(), estimate.ci95().high() >= estimate.value() - 1e-12);
      }
    }
  }

  public void testASystemDoesNotDifferFromItself() {
    DocumentRatio ratio = random(40);
    Difference difference = Bootstrap.PROTOCOL.difference(ratio, ratio);
    assertEquals(0, difference.value(), 0);
    assertEquals(new Interval(0, 0), difference.ci95());
    assertEquals(1, difference.pValue(), 0);
  }

  public void testPairingFindsASmallButConstantDifference() {
    DocumentRatio first = new DocumentRatio(9);
    DocumentRatio second = new DocumentRatio(9);
    for (int document = 0; document < 9; document++) {
      int right = document;
      first.add(document, right + 1, 10, 10);
      second.add(document, right, 10, 10);
    }
    Difference difference = Bootstrap.PROTOCOL.difference(first, second);
    assertEquals(0.1, difference.value(), 1e-12);
    assertEquals(0.1, difference.ci95().low(), 1e-12);
    assertEquals(0.1, difference.ci95().high(), 1e-12);
    assertEquals(2.0 / 1001, difference.pValue(), 1e-12);
    Interval unpaired = Bootstrap.PROTOCOL.estimate(first).ci95();
    assertTrue(unpaired.contains(second.value()));
  }

  public void testTheDifferenceChangesItsSignWithTheOrder() {
    DocumentRatio first = random(30);
    DocumentRatio second = random(30);
    assumeTrue("both measured", first.n() > 0 && second.n() > 0);
    Difference one = Bootstrap.PROTOCOL.difference(first, second);
    Difference other = Bootstrap.PROTOCOL.difference(second, first);
    assertEquals(one.value(), -other.value(), 1e-12);
    assertEquals(one.ci95().low(), -other.ci95().high(), 1e-9);
    assertEquals(one.pValue(), other.pValue(), 0);
  }

  /** numpy.percentile([1, 2, 3, 4], [2.5, 50, 97.5]) is [1.075, 2.5, 3.925]. */
  public void testPercentilesInterpolate() {
    double[] sorted = {1, 2, 3, 4};
    assertEquals(1.075, Bootstrap.percentile(sorted, 0.025), 1e-12);
    assertEquals(2.5, Bootstrap.percentile(sorted, 0.5), 1e-12);
    assertEquals(3.925, Bootstrap.percentile(sorted, 0.975), 1e-12);
  }

  public void testRefusesWhatIsNoRatio() {
    DocumentRatio ratio = new DocumentRatio(1);
    expectThrows(IllegalArgumentException.class, () -> ratio.add(0, 2, 1, 1));
    expectThrows(IllegalArgumentException.class, () -> ratio.add(0, Double.NaN, 1, 1));
    expectThrows(IllegalArgumentException.class, () -> new Bootstrap(0, 1));
    expectThrows(
        IllegalArgumentException.class,
        () -> Bootstrap.PROTOCOL.difference(ratio, new DocumentRatio(2)));
  }
}

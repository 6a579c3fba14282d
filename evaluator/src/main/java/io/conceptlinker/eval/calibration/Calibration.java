package io.conceptlinker.eval.calibration;

import java.util.List;

/**
 * How confidence and correctness go together. Expected calibration error and reliability look at
 * the answers that were given; everything else counts all questions, so withholding answers cannot
 * make a system look better.
 *
 * @param questions all questions
 * @param given questions that were answered
 * @param expectedError expected calibration error, 0 to 1 (Guo et al. 2017, 15 bins of equal
 *     width); NaN without answers
 * @param errorByChance what that would be, on average, of so many answers so confident if each were
 *     right as often as it says: from few questions it is never 0. The deviation of a bin is taken
 *     to be normal; NaN without answers
 * @param bins the reliability diagram, in the order of confidence
 * @param areaUnderRiskCoverage mean risk over all coverages, 0 to 1 (Geifman and El-Yaniv 2017);
 *     equal confidences count as drawn in random order; NaN without questions
 * @param risks risk, the share of wrong answers, at coverage 0.01, 0.02 … 1.00, best first
 * @param thresholds the curve at thresholds 0.00, 0.01 … 1.00
 * @param bestF1 the confidence that gives the best F1, the highest of them
 * @param targets coverage at precision 0.90 and 0.95
 */
public record Calibration(
    long questions,
    long given,
    double expectedError,
    double errorByChance,
    List<ReliabilityBin> bins,
    double areaUnderRiskCoverage,
    List<Double> risks,
    List<ThresholdPoint> thresholds,
    ThresholdPoint bestF1,
    List<PrecisionTarget> targets) {

  public Calibration {
    bins = List.copyOf(bins);
    risks = List.copyOf(risks);
    thresholds = List.copyOf(thresholds);
    targets = List.copyOf(targets);
  }

  /** Measures these answers; their order does not matter. */
  public static Calibration of(List<Answer> answers) {
    List<ReliabilityBin> bins = Reliability.bins(answers);
    RiskCoverage risk = RiskCoverage.of(answers);
    Selection selection = Selection.of(answers);
    return new Calibration(
        answers.size(),
        answers.stream().filter(Answer::given).count(),
        Reliability.expectedError(bins),
        Reliability.errorByChance(answers),
        bins,
        risk.area(),
        risk.curve(),
        selection.curve(),
        selection.bestF1(),
        List.of(selection.atPrecision(0.90), selection.atPrecision(0.95)));
  }
}

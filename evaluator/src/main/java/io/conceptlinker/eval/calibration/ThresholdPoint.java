package io.conceptlinker.eval.calibration;

/**
 * What is left when answers below a confidence are withheld.
 *
 * @param threshold answers of at least this confidence are selected; NaN when none can be
 * @param selected how many are
 * @param precision right answers of the selected, 0 when nothing is selected
 * @param recall right selected answers of all questions
 * @param f1 their harmonic mean
 * @param coverage selected of all questions
 */
public record ThresholdPoint(
    double threshold, long selected, double precision, double recall, double f1, double coverage) {

  static ThresholdPoint of(double threshold, long selected, long correct, long questions) {
    return new ThresholdPoint(
        threshold,
        selected,
        selected == 0 ? 0 : (double) correct / selected,
        questions == 0 ? 0 : (double) correct / questions,
        selected + questions == 0 ? 0 : 2.0 * correct / (selected + questions),
        questions == 0 ? 0 : (double) selected / questions);
  }
}

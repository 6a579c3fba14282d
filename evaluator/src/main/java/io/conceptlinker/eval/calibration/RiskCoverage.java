package io.conceptlinker.eval.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The risk of answering the most confident questions only.
 *
 * @param risks expected share of wrong answers among the first 1, 2 … n questions
 */
record RiskCoverage(List<Double> risks) {
  private static final int POINTS = 100;

  static RiskCoverage of(List<Answer> answers) {
    List<Answer> sorted = new ArrayList<>(answers);
    sorted.sort(Comparator.comparing(Answer::given).thenComparing(Answer::confidence).reversed());
    List<Double> risks = new ArrayList<>(sorted.size());
    double errors = 0;
    int from = 0;
    while (from < sorted.size()) {
      Answer first = sorted.get(from);
      int to = from;
      int wrong = 0;
      while (to < sorted.size()
          && sorted.get(to).given() == first.given()
          && sorted.get(to).confidence() == first.confidence()) {
        wrong += sorted.get(to).correct() ? 0 : 1;
        to++;
      }
      // Within equal confidences the order is chance: errors grow evenly.
      for (int i = from + 1; i <= to; i++) {
        risks.add((errors + (double) wrong * (i - from) / (to - from)) / i);
      }
      errors += wrong;
      from = to;
    }
    return new RiskCoverage(risks);
  }

  double area() {
    return risks.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  List<Double> curve() {
    List<Double> curve = new ArrayList<>(POINTS);
    for (int point = 1; point <= POINTS && !risks.isEmpty(); point++) {
      curve.add(risks.get(Math.ceilDiv(risks.size() * point, POINTS) - 1));
    }
    return curve;
  }
}

package io.conceptlinker.eval.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Precision and recall of the answers whose confidence reaches a threshold. */
final class Selection {
  private static final int STEPS = 100;
  private static final ThresholdPoint NOTHING = ThresholdPoint.of(Double.NaN, 0, 0, 0);

  /** One point for each confidence that occurs, highest first. */
  private final List<ThresholdPoint> points;

  private final long questions;

  private Selection(List<ThresholdPoint> points, long questions) {
    this.points = points;
    this.questions = questions;
  }

  static Selection of(List<Answer> answers) {
    List<Answer> sorted = new ArrayList<>(answers);
    sorted.removeIf(answer -> !answer.given());
    sorted.sort(Comparator.comparing(Answer::confidence).reversed());
    List<ThresholdPoint> points = new ArrayList<>();
    long correct = 0;
    for (int i = 0; i < sorted.size(); i++) {
      double confidence = sorted.get(i).confidence();
      correct += sorted.get(i).correct() ? 1 : 0;
      if (i + 1 == sorted.size() || sorted.get(i + 1).confidence() != confidence) {
        points.add(ThresholdPoint.of(confidence, i + 1, correct, answers.size()));
      }
    }
    return new Selection(points, answers.size());
  }

  List<ThresholdPoint> curve() {
    List<ThresholdPoint> curve = new ArrayList<>(STEPS + 1);
    int next = points.size() - 1;
    for (int step = 0; step <= STEPS; step++) {
      double threshold = (double) step / STEPS;
      while (next >= 0 && points.get(next).threshold() < threshold) {
        next--;
      }
      ThresholdPoint reached = next < 0 ? ThresholdPoint.of(0, 0, 0, questions) : points.get(next);
      curve.add(
          new ThresholdPoint(
              threshold,
              reached.selected(),
              reached.precision(),
              reached.recall(),
              reached.f1(),
              reached.coverage()));
    }
    return curve;
  }

  ThresholdPoint bestF1() {
    ThresholdPoint best = NOTHING;
    for (ThresholdPoint point : points) {
      if (point.f1() > best.f1()) {
        best = point;
      }
    }
    return best;
  }

  PrecisionTarget atPrecision(double precision) {
    ThresholdPoint best = NOTHING;
    for (ThresholdPoint point : points) {
      if (point.precision() >= precision) {
        best = point;
      }
    }
    return new PrecisionTarget(precision, best);
  }
}

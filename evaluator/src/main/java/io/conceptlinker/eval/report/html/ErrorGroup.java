package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.linking.LinkingCase;

/**
 * A mistake and its repetitions: the same string, gold and first answer.
 *
 * @param example the first one in reading order
 * @param times how often it was made
 * @param confidence the sum of its confidences
 */
record ErrorGroup(LinkingCase example, int times, double confidence) {

  ErrorGroup plus(LinkingCase repetition) {
    return new ErrorGroup(example, times + 1, confidence + confidence(repetition));
  }

  static ErrorGroup of(LinkingCase example) {
    return new ErrorGroup(example, 1, confidence(example));
  }

  private static double confidence(LinkingCase scored) {
    return scored.ranked().isEmpty() ? 0 : scored.ranked().getFirst().score();
  }
}

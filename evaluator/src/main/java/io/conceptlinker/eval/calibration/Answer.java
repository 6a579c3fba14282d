package io.conceptlinker.eval.calibration;

/**
 * One question, as far as calibration is concerned.
 *
 * @param confidence the system's confidence in its answer, 0 to 1
 * @param correct whether the answer is right
 * @param given whether there was an answer at all; one that was withheld is wrong, with confidence
 *     0, and no threshold selects it
 * @param question tells a question that is asked again, as by the same words in the same document,
 *     and gets the same answer: all of these are right or none is. Empty for one of its own
 */
public record Answer(double confidence, boolean correct, boolean given, String question) {
  /** A question that the system left unanswered. */
  public static final Answer WITHHELD = new Answer(0, false, false, "");

  public Answer {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "confidence [" + confidence + "]: expected a number from 0 to 1");
    }
    if (!given && (correct || confidence > 0)) {
      throw new IllegalArgumentException(
          "confidence [" + confidence + "]: expected 0 and no credit for a withheld answer");
    }
  }

  /** An answer that was given, to a question of its own. */
  public Answer(double confidence, boolean correct) {
    this(confidence, correct, true, "");
  }
}

package io.conceptlinker.eval.entity;

/** What becomes of a gold entity or of a prediction. */
enum Outcome {
  CORRECT,
  INCORRECT,
  PARTIAL,
  MISSED,
  SPURIOUS
}

package io.conceptlinker.eval.judge;

/** What became of a call. */
sealed interface ChatOutcome {

  /** The model has replied. */
  record Replied(ChatReply reply) implements ChatOutcome {}

  /** No reply was to be had. */
  record Failed(String reason) implements ChatOutcome {}

  /** The budget is spent; nothing was asked. */
  record Unasked() implements ChatOutcome {}
}

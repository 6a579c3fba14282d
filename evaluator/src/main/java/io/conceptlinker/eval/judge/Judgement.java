package io.conceptlinker.eval.judge;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a judge said about both concepts of a question. Neither is there when the reply was no
 * verdict.
 *
 * @param answer about the system's answer
 * @param gold about the gold concept: a control, for the judge does not know which it is
 */
public record Judgement(@Nullable Verdict answer, @Nullable Verdict gold) {
  /** A reply that was no verdict. */
  public static final Judgement INVALID = new Judgement(null, null);

  public Judgement {
    if ((answer == null) != (gold == null)) {
      throw new IllegalArgumentException("judgement: expected both verdicts or none");
    }
  }

  /** The verdict about the system's answer; empty for a reply that was none. */
  public Optional<Verdict> verdict() {
    return Optional.ofNullable(answer);
  }
}

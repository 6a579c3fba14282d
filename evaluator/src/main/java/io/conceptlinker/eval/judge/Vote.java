package io.conceptlinker.eval.judge;

import java.util.Optional;

/** What came of asking one judge one question. */
public sealed interface Vote {

  /** A judgement, which may be an invalid one. */
  record Cast(Judgement judgement, boolean cached) implements Vote {}

  /** The judge could not be reached or gave broken replies. */
  record Failed(String reason) implements Vote {}

  /** The budget was spent. */
  record Unasked() implements Vote {}

  /** The verdict about the system's answer, if there is one. */
  default Optional<Verdict> verdict() {
    return switch (this) {
      case Cast cast -> cast.judgement().verdict();
      case Failed _, Unasked _ -> Optional.empty();
    };
  }
}

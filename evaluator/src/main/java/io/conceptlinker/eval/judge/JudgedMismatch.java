package io.conceptlinker.eval.judge;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A mismatch with what was found about it.
 *
 * @param mismatch the mention and its answer
 * @param votes one for each judge, in their order; empty when none was to be asked
 */
public record JudgedMismatch(Mismatch mismatch, List<Vote> votes) {
  public JudgedMismatch {
    votes = List.copyOf(votes);
  }

  /** By the hierarchy, or by more than half of all judges; invalid replies count for nothing. */
  public Optional<Verdict> verdict() {
    return mismatch.byHierarchy().or(this::byMajority);
  }

  private Optional<Verdict> byMajority() {
    return Arrays.stream(Verdict.values())
        .filter(verdict -> 2 * count(verdict) > votes.size())
        .findFirst();
  }

  private long count(Verdict verdict) {
    return votes.stream()
        .filter(vote -> vote.verdict().filter(verdict::equals).isPresent())
        .count();
  }
}

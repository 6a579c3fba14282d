package io.conceptlinker.eval.judge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one judge did, in questions.
 *
 * @param verdicts about the system's answers
 * @param gold verdicts about the gold concepts: a judge who seldom finds them exact is a poor one,
 *     or the corpus is
 * @param invalid replies that were no verdict
 * @param cached judgements, invalid ones included, that were on disk already
 * @param failures questions without a reply, by reason
 * @param unasked questions beyond the budget
 */
public record JudgeTally(
    Map<Verdict, Long> verdicts,
    Map<Verdict, Long> gold,
    long invalid,
    long cached,
    Map<String, Long> failures,
    long unasked) {

  static JudgeTally of(List<Vote> votes) {
    Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    Map<Verdict, Long> gold = new EnumMap<>(Verdict.class);
    Map<String, Long> failures = new TreeMap<>();
    long invalid = 0;
    long cached = 0;
    long unasked = 0;
    for (Vote vote : votes) {
      switch (vote) {
        case Vote.Cast cast -> {
          Verdict answer = cast.judgement().answer();
          Verdict control = cast.judgement().gold();
          if (answer == null || control == null) {
            invalid++;
          } else {
            verdicts.merge(answer, 1L, Long::sum);
            gold.merge(control, 1L, Long::sum);
          }
          cached += cast.cached() ? 1 : 0;
        }
        case Vote.Failed failed -> failures.merge(failed.reason(), 1L, Long::sum);
        case Vote.Unasked _ -> unasked++;
      }
    }
    return new JudgeTally(verdicts, gold, invalid, cached, failures, unasked);
  }

  /** Questions without a reply. */
  public long failed() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }
}

package io.conceptlinker.eval.linking;

import io.conceptlinker.eval.calibration.Calibration;
import io.conceptlinker.eval.stats.Estimate;
import java.util.List;

/**
 * Everything measured on gold spans.
 *
 * @param documents documents that have a mention
 * @param mentions distinct mentions with a gold concept: the denominator of recall
 * @param nilMentions distinct mentions without one, which count for {@code nil} alone
 * @param duplicates rows that repeated a mention and were left out
 * @param recall Recall@1, @2 … @10
 * @param strictRecall the same, asking for a whole alternative
 * @param meanReciprocalRank MRR over all answers given
 * @param strictMeanReciprocalRank the same, asking for a whole alternative
 * @param nil unlinked mentions
 * @param strata by dimension, then value; mentions with a gold concept only
 * @param calibration confidence of the first answer, over mentions with a gold concept
 */
public record LinkingReport(
    long documents,
    long mentions,
    long nilMentions,
    long duplicates,
    List<Estimate> recall,
    List<Estimate> strictRecall,
    Estimate meanReciprocalRank,
    Estimate strictMeanReciprocalRank,
    NilScore nil,
    List<StratumScore> strata,
    Calibration calibration) {

  /** The largest k of Recall@k. */
  public static final int MAX_K = 10;

  public LinkingReport {
    recall = List.copyOf(recall);
    strictRecall = List.copyOf(strictRecall);
    strata = List.copyOf(strata);
  }

  /** Recall@k, for k from 1 to {@link #MAX_K}. */
  public Estimate recallAt(int k) {
    return recall.get(k - 1);
  }

  /** Strict Recall@k, for k from 1 to {@link #MAX_K}. */
  public Estimate strictRecallAt(int k) {
    return strictRecall.get(k - 1);
  }
}

package io.conceptlinker.eval.linking;

import io.conceptlinker.eval.stats.Difference;
import java.util.List;

/**
 * Two systems on the same mentions: first minus second.
 *
 * @param recallAt1 difference in Recall@1
 * @param strictRecallAt1 the same, asking for a whole alternative
 * @param recallAt5 difference in Recall@5
 * @param meanReciprocalRank difference in MRR
 * @param strata differences in each stratum of the first system's cases
 * @param won mentions that only the first system gets right
 * @param lost mentions that only the second one does
 */
public record LinkingComparison(
    Difference recallAt1,
    Difference strictRecallAt1,
    Difference recallAt5,
    Difference meanReciprocalRank,
    List<StratumDifference> strata,
    List<GoldMention> won,
    List<GoldMention> lost) {

  public LinkingComparison {
    strata = List.copyOf(strata);
    won = List.copyOf(won);
    lost = List.copyOf(lost);
  }
}

package io.conceptlinker.eval.linking;

import io.conceptlinker.eval.calibration.Answer;
import io.conceptlinker.eval.calibration.Calibration;
import io.conceptlinker.eval.stats.Bootstrap;
import io.conceptlinker.eval.stats.DocumentRatio;
import io.conceptlinker.eval.stats.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores a system on gold spans, as the evaluation protocol says: mentions without a gold concept
 * are left out of recall and count for NIL; mentions whose concept the knowledge base lacks stay
 * in. Immutable.
 *
 * @param bootstrap how intervals are made
 */
public record LinkingScorer(Bootstrap bootstrap) {

  /** Scores the cases; their order changes nothing. */
  public LinkingReport score(List<LinkingCase> cases) {
    List<LinkingCase> distinct = distinct(cases);
    DocumentIndex documents = new DocumentIndex(distinct);
    RankTally ranks = new RankTally(documents.size(), LinkingReport.MAX_K);
    RankTally strictRanks = new RankTally(documents.size(), LinkingReport.MAX_K);
    StratumTally strata = new StratumTally(documents.size());
    List<Answer> answers = new ArrayList<>();
    for (LinkingCase scored : distinct) {
      if (!scored.mention().gold().isNil()) {
        int document = documents.number(scored);
        int rank = scored.rank();
        int strictRank = scored.strictRank();
        ranks.add(document, rank);
        strictRanks.add(document, strictRank);
        strata.add(document, scored, rank, strictRank);
        answers.add(scored.answer());
      }
    }
    List<Estimate> estimates = bootstrap.estimates(strata.ratios());
    return new LinkingReport(
        documents.size(),
        answers.size(),
        distinct.size() - answers.size(),
        cases.size() - distinct.size(),
        bootstrap.estimates(ranks.recall()),
        bootstrap.estimates(strictRanks.recall()),
        bootstrap.estimate(ranks.reciprocalRank()),
        bootstrap.estimate(strictRanks.reciprocalRank()),
        nil(distinct, documents),
        strata.scores(estimates),
        Calibration.of(answers));
  }

  /** The cases without those that repeat a mention: the first one stays. */
  static List<LinkingCase> distinct(List<LinkingCase> cases) {
    Map<GoldMention, LinkingCase> distinct = new LinkedHashMap<>();
    cases.forEach(scored -> distinct.putIfAbsent(scored.mention(), scored));
    return List.copyOf(distinct.values());
  }

  private NilScore nil(List<LinkingCase> cases, DocumentIndex documents) {
    DocumentRatio precision = new DocumentRatio(documents.size());
    DocumentRatio recall = new DocumentRatio(documents.size());
    for (LinkingCase scored : cases) {
      boolean gold = scored.mention().gold().isNil();
      boolean unlinked = scored.ranked().isEmpty();
      if (unlinked) {
        precision.addCase(documents.number(scored), gold ? 1 : 0);
      }
      if (gold) {
        recall.addCase(documents.number(scored), unlinked ? 1 : 0);
      }
    }
    List<Estimate> estimates = bootstrap.estimates(List.of(precision, recall));
    return new NilScore(estimates.get(0), estimates.get(1));
  }
}

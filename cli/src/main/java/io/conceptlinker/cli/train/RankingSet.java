package io.conceptlinker.cli.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.rank.CandidateModel.Asked;
import io.conceptlinker.link.rank.ModelScores;
import io.conceptlinker.link.rank.Shortlist;
import io.conceptlinker.train.RankingExample;
import java.util.List;
import java.util.Optional;

/**
 * Mentions of a corpus with their candidates.
 *
 * @param name of the corpus
 * @param kb what the candidates are of
 * @param isNew whether the model has not learnt from it, and may be asked
 * @param isWhole whether the knowledge base is as it is, not as if it did not have all concepts
 * @param mentions those that a concept of the corpus is asked for
 */
record RankingSet(
    String name, KnowledgeBase kb, boolean isNew, boolean isWhole, List<Labelled> mentions) {
  RankingSet {
    mentions = List.copyOf(mentions);
  }

  /**
   * A mention.
   *
   * @param question tells when it is asked again
   * @param first what look-ups find, if anything; the linker's order is that of their scores
   *     without a model
   * @param named with what the model names
   * @param asked what it is to be asked about these
   */
  record Labelled(
      String question, Optional<RankingExample> first, RankingExample named, Asked asked) {

    /** With what a model said of some candidates; only these are left. */
    RankingExample second(Shortlist shortlist, ModelScores said) {
      return new RankingExample(
          shortlist.of(named.mention()).with(said), shortlist.of(named.right()), named.group());
    }
  }
}

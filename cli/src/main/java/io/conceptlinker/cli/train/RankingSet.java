package io.conceptlinker.cli.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.RankingExamples.Example;
import io.conceptlinker.link.rank.ModelScores;
import io.conceptlinker.link.rank.Shortlist;
import io.conceptlinker.train.RankingExample;
import java.util.List;

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
   * @param example its candidates; the linker's order is that of their scores without a model
   * @param right for each candidate whether the corpus says so
   * @param group the semantic group of the first candidate; may be empty
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Labelled(Example example, boolean[] right, String group) {

    /** For the ranker, before a model was asked. */
    RankingExample first() {
      return new RankingExample(example.mention(), right, group);
    }

    /** For the ranker, with what a model said of some candidates; only these are left. */
    RankingExample second(Shortlist shortlist, ModelScores said) {
      return new RankingExample(
          shortlist.of(example.mention()).with(said), shortlist.of(right), group);
    }
  }
}

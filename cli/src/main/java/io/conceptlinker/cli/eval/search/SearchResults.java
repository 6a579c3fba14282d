package io.conceptlinker.cli.eval.search;

import io.conceptlinker.eval.retrieval.RankedDocuments;
import io.conceptlinker.eval.retrieval.RetrievalRun;
import io.conceptlinker.eval.retrieval.Topic;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found.
 *
 * @param topics the topics
 * @param words what their words find
 * @param concepts what their concepts find
 * @param both the two fused
 * @param node what was asked
 */
record SearchResults(
    List<Topic> topics,
    RetrievalRun words,
    RetrievalRun concepts,
    RetrievalRun both,
    SearchedNode node) {

  /** Fuses the answers to words and concepts, topic by topic. */
  static SearchResults of(
      List<Topic> topics,
      List<RankedDocuments> words,
      List<RankedDocuments> concepts,
      SearchedNode node) {
    List<RankedDocuments> fused = new ArrayList<>();
    for (int i = 0; i < topics.size(); i++) {
      fused.add(RankedDocuments.fused(List.of(words.get(i), concepts.get(i))));
    }
    return new SearchResults(
        topics,
        new RetrievalRun("text", words),
        new RetrievalRun("concepts", concepts),
        new RetrievalRun("text + concepts", fused),
        node);
  }

  List<RetrievalRun> runs() {
    return List.of(words, concepts, both);
  }

  /** Pairs of runs that are compared: the first less the second. */
  List<List<RetrievalRun>> pairs() {
    return List.of(List.of(concepts, words), List.of(both, words), List.of(both, concepts));
  }

  /** How many topics have no document with their concepts. */
  long withoutConcepts() {
    return concepts.answers().stream().filter(answer -> answer.size() == 0).count();
  }
}

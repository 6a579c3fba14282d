package io.conceptlinker.cli.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.NameTrieWriter;
import io.conceptlinker.link.RankingExamples;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.rank.ConceptDecoder;
import java.io.IOException;
import java.util.Optional;

/**
 * Candidates that a model names, as the linker has them. Thread-safe.
 *
 * @param model of the directory
 * @param prompts likewise
 * @param always whether it names some in every knowledge base, or only where {@code kb tries} has
 *     written the names for it
 */
record CandidateDecoding(
    ModelDirectory directory, LanguageModel model, PromptWriter prompts, boolean always) {

  /** Whether the model names concepts of a knowledge base. */
  boolean isPossible(KnowledgeBase base) {
    return always || directory.hasNames(base);
  }

  /**
   * Writes the names of a knowledge base that was made of another one, if the model names concepts
   * of that; they go away with its directory.
   *
   * @param kb open for longer than its names
   */
  Optional<NameTrie> names(KnowledgeBase base, KnowledgeBase kb) throws IOException {
    if (!isPossible(base)) {
      return Optional.empty();
    }
    NameTrieWriter.write(NameTrie.pathBeside(kb.path(), directory.names()), kb, directory.names());
    return Optional.of(directory.openNames(kb));
  }

  /** Examples from a knowledge base; with names, those that the model says are candidates, too. */
  RankingExamples examples(KnowledgeBase kb, Optional<NameTrie> names) {
    return names
        .map(found -> new RankingExamples(kb, new ConceptDecoder(model, prompts, found)))
        .orElseGet(() -> new RankingExamples(kb));
  }
}

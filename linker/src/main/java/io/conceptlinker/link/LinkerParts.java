package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.candidate.ConceptProfiles;
import io.conceptlinker.link.candidate.ConceptScorer;
import io.conceptlinker.link.candidate.NameLookup;
import io.conceptlinker.link.candidate.ScoringWeights;
import io.conceptlinker.link.mention.WordCorrections;
import io.conceptlinker.link.mention.WordVariants;

/**
 * What all sessions of a linker share; every part is thread-safe.
 *
 * @param kb the knowledge base
 * @param names its names by phrase
 * @param variants words of its phrases that stand for one another
 * @param corrections words of its phrases that others are misspellings of
 * @param profiles the words around its concepts
 * @param scorer the choice among concepts
 */
record LinkerParts(
    KnowledgeBase kb,
    NameLookup names,
    WordVariants variants,
    WordCorrections corrections,
    ConceptProfiles profiles,
    ConceptScorer scorer) {

  static LinkerParts of(KnowledgeBase kb, ScoringWeights weights) {
    return new LinkerParts(
        kb,
        new NameLookup(kb),
        WordVariants.of(kb.phrases()),
        new WordCorrections(kb.phrases()),
        new ConceptProfiles(kb),
        new ConceptScorer(weights));
  }
}

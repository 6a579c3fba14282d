package io.conceptlinker.link.candidate;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.candidate.ConceptEvidence.NameEvidence;
import io.conceptlinker.link.mention.MatchForm;
import io.conceptlinker.link.mention.PhraseMatches;
import io.conceptlinker.link.mention.SpellingRules;
import io.conceptlinker.link.mention.Surface;
import io.conceptlinker.link.mention.TokenizedText;
import io.conceptlinker.link.text.Trigrams;
import io.conceptlinker.trie.PhraseTrie;
import io.conceptlinker.trie.Words;
import java.util.Locale;

/** Looks names up by their phrase. Shared and thread-safe. */
public final class NameLookup {
  /** An acronym in other case: "was" for WAS. Only where a span is given. */
  private static final double ACRONYM_IN_OTHER_CASE = 0.85;

  private final KnowledgeBase kb;
  private final PhraseTrie trie;
  private final PhraseNames names;

  public NameLookup(KnowledgeBase kb) {
    this.kb = kb;
    this.trie = kb.phrases();
    this.names = new PhraseNames(kb);
  }

  /**
   * Adds the concepts whose names may be written as the text of a match is.
   *
   * @param language ISO 639-1 code of the document's language
   */
  public void ofMatch(
      TokenizedText text, PhraseMatches matches, int match, String language, CandidateList into) {
    Surface surface = Surface.of(text, matches, match);
    MatchForm form = matches.form(match);
    boolean misspelt = form == MatchForm.MISSPELT;
    for (PhraseNames.Name name : names.of(matches.phrase(match))) {
      double quality = SpellingRules.quality(surface, form, name.text(), name.isAcronym());
      if (quality > SpellingRules.NONE) {
        into.add(name.concept(), evidence(name, quality, misspelt, false, language));
      }
    }
  }

  /** Adds the concepts of all names with the phrase of a given span; its spelling is free. */
  public void ofSpan(String surface, String language, CandidateList into) {
    int phrase = trie.phrase(Words.of(surface));
    if (phrase >= 0) {
      for (PhraseNames.Name name : names.of(phrase)) {
        into.add(name.concept(), evidence(name, similarity(surface, name), false, false, language));
      }
    }
  }

  /**
   * Adds the concepts of all names with a phrase that was found by 3-grams.
   *
   * @param translated whether of what the words are in another language
   */
  void ofPhrase(
      int phrase, double quality, boolean translated, String language, CandidateList into) {
    for (PhraseNames.Name name : names.of(phrase)) {
      into.add(name.concept(), evidence(name, quality, true, translated, language));
    }
  }

  /**
   * Adds the concept of a name that a language model said of a span. What speaks for it besides is
   * how much it is written like the span, as for a name that was found by 3-grams.
   *
   * @param name its ordinal
   */
  public void ofSaid(int name, String surface, String language, CandidateList into) {
    PhraseNames.Name said = names.name(name);
    double likeness = Trigrams.likeness(Trigrams.of(surface), Trigrams.of(said.text()));
    into.addSaid(
        kb.nameConcept(name),
        name,
        evidence(said, likeness * SpellingRules.SAME_WORDS, true, false, language));
  }

  private static NameEvidence evidence(
      PhraseNames.Name name, double quality, boolean lexical, boolean translated, String language) {
    return new NameEvidence(
        quality,
        lexical,
        translated,
        name.acronymRisk(),
        name.kind(),
        lexical ? 0 : name.trainingCount(),
        name.language().isEmpty() || name.language().equals(language));
  }

  private static double similarity(String surface, PhraseNames.Name name) {
    if (surface.equals(name.text())) {
      return SpellingRules.EXACT;
    }
    if (name.isAcronym() && surface.equals(surface.toLowerCase(Locale.ROOT))) {
      return ACRONYM_IN_OTHER_CASE;
    }
    return surface.equalsIgnoreCase(name.text())
        ? SpellingRules.OTHER_CASE
        : SpellingRules.SAME_WORDS;
  }
}

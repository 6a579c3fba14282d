package io.conceptlinker.link.candidate;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameList;
import io.conceptlinker.link.candidate.ConceptEvidence.NameEvidence;
import io.conceptlinker.link.mention.PhraseMatches;
import io.conceptlinker.link.mention.SpellingRules;
import io.conceptlinker.link.mention.TokenizedText;
import io.conceptlinker.trie.Words;
import java.util.Locale;

/** Looks names up by their phrase. Immutable and thread-safe. */
public final class NameLookup {
  /** An acronym in other case: "was" for WAS. Only where a span is given. */
  private static final double ACRONYM_IN_OTHER_CASE = 0.85;

  private final KnowledgeBase kb;

  public NameLookup(KnowledgeBase kb) {
    this.kb = kb;
  }

  /**
   * Adds the concepts whose names may be written as the text of a match is.
   *
   * @param language ISO 639-1 code of the document's language
   */
  public void ofMatch(
      TokenizedText text, PhraseMatches matches, int match, String language, CandidateList into) {
    NameList names = kb.names(matches.phrase(match));
    for (int i = 0; i < names.size(); i++) {
      int name = names.get(i);
      String written = kb.nameText(name);
      double quality =
          SpellingRules.quality(
              text, matches.firstWord(match), matches.endWord(match), matches.form(match), written);
      if (quality > SpellingRules.NONE) {
        into.add(kb.nameConcept(name), evidence(name, written, quality, false, language));
      }
    }
  }

  /** Adds the concepts of all names with the phrase of a given span; its spelling is free. */
  public void ofSpan(String surface, String language, CandidateList into) {
    int phrase = kb.phrases().phrase(Words.of(surface));
    if (phrase < 0) {
      return;
    }
    NameList names = kb.names(phrase);
    for (int i = 0; i < names.size(); i++) {
      int name = names.get(i);
      String written = kb.nameText(name);
      double quality = similarity(surface, written);
      into.add(kb.nameConcept(name), evidence(name, written, quality, false, language));
    }
  }

  /** Adds the concepts of all names with a phrase that was found by 3-grams. */
  void ofPhrase(int phrase, double quality, String language, CandidateList into) {
    NameList names = kb.names(phrase);
    for (int i = 0; i < names.size(); i++) {
      int name = names.get(i);
      into.add(kb.nameConcept(name), evidence(name, kb.nameText(name), quality, true, language));
    }
  }

  private NameEvidence evidence(
      int name, String written, double quality, boolean lexical, String language) {
    String nameLanguage = kb.nameLanguage(name);
    return new NameEvidence(
        quality,
        lexical,
        SpellingRules.acronymRisk(written),
        kb.nameKind(name),
        lexical ? 0 : kb.nameCount(name),
        nameLanguage.isEmpty() || nameLanguage.equals(language));
  }

  private static double similarity(String surface, String name) {
    if (surface.equals(name)) {
      return SpellingRules.EXACT;
    }
    if (SpellingRules.isAcronym(name) && surface.equals(surface.toLowerCase(Locale.ROOT))) {
      return ACRONYM_IN_OTHER_CASE;
    }
    return surface.equalsIgnoreCase(name) ? SpellingRules.OTHER_CASE : SpellingRules.SAME_WORDS;
  }
}

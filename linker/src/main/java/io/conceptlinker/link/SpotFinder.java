package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.candidate.CandidateList;
import io.conceptlinker.link.candidate.NameLookup;
import io.conceptlinker.link.mention.CoordinationTagger;
import io.conceptlinker.link.mention.DictionaryTagger;
import io.conceptlinker.link.mention.MatchForm;
import io.conceptlinker.link.mention.PhraseMatches;
import io.conceptlinker.link.mention.ReorderingTagger;
import io.conceptlinker.link.mention.TokenizedText;
import io.conceptlinker.link.mention.VariantTagger;
import io.conceptlinker.link.mention.WordVariants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the spots of a passage: dictionary matches whose spelling is right. Confined to a thread.
 */
final class SpotFinder {
  private final KnowledgeBase kb;
  private final NameLookup names;
  private final DictionaryTagger inOrder;
  private final ReorderingTagger reordered;
  private final CoordinationTagger coordinated;
  private final VariantTagger variants;
  private final PhraseMatches matches = new PhraseMatches();

  SpotFinder(KnowledgeBase kb, NameLookup names, WordVariants variants) {
    this.kb = kb;
    this.names = names;
    this.inOrder = new DictionaryTagger(kb.phrases());
    this.reordered = new ReorderingTagger(kb.phrases());
    this.coordinated = new CoordinationTagger(kb.phrases());
    this.variants = new VariantTagger(kb.phrases(), variants);
  }

  /** The spots of a passage, at most one for each stretch of text. */
  List<Spot> find(PassageText passage, String language) {
    TokenizedText words = passage.words();
    matches.clear();
    inOrder.tag(words, matches);
    coordinated.tag(words, matches);
    reordered.tag(words, matches);
    variants.tag(words, matches);
    Map<Long, Spot> spots = new LinkedHashMap<>();
    for (int match = 0; match < matches.size(); match++) {
      int start = words.start(matches.firstWord(match));
      int end = words.end(matches.endWord(match));
      int originalStart = passage.expanded().originalStart(start);
      int originalEnd = passage.expanded().originalEnd(end);
      if (originalStart < 0 || originalEnd < 0) {
        continue;
      }
      long place = (long) originalStart << 32 | originalEnd;
      Spot known = spots.get(place);
      if (known != null && isFallback(matches.form(match))) {
        continue;
      }
      CandidateList candidates = new CandidateList();
      names.ofMatch(words, matches, match, language, candidates);
      if (!candidates.isEmpty() && (known == null || otherGroup(known, candidates))) {
        spots.put(place, new Spot(passage, start, end, originalStart, originalEnd, candidates));
      }
    }
    return List.copyOf(spots.values());
  }

  private static boolean isFallback(MatchForm form) {
    return form == MatchForm.REORDERED || form == MatchForm.VARIANT;
  }

  /**
   * Whether a coordination ("breast" as breast cancer) should replace what the words mean alone
   * (breast, an organ): only where that is another kind of thing.
   */
  private boolean otherGroup(Spot known, CandidateList candidates) {
    Optional<String> own = kb.semanticGroup(known.candidates().get(0).concept());
    Optional<String> other = kb.semanticGroup(candidates.get(0).concept());
    return own.isPresent() && other.isPresent() && !own.equals(other);
  }
}

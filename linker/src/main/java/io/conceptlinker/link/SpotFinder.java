package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.candidate.CandidateList;
import io.conceptlinker.link.candidate.NameLookup;
import io.conceptlinker.link.mention.CoordinationTagger;
import io.conceptlinker.link.mention.DictionaryTagger;
import io.conceptlinker.link.mention.ExchangeTagger;
import io.conceptlinker.link.mention.MatchForm;
import io.conceptlinker.link.mention.PhraseMatches;
import io.conceptlinker.link.mention.ReorderingTagger;
import io.conceptlinker.link.mention.TokenizedText;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final ExchangeTagger exchanged;
  private final Map<Long, Spot> spots = new HashMap<>();
  private final PhraseMatches matches = new PhraseMatches();

  SpotFinder(LinkerParts parts) {
    this.kb = parts.kb();
    this.names = parts.names();
    this.inOrder = new DictionaryTagger(kb.phrases());
    this.reordered = new ReorderingTagger(kb.phrases());
    this.coordinated = new CoordinationTagger(kb.phrases());
    this.exchanged = new ExchangeTagger(kb.phrases(), parts.variants(), parts.corrections());
  }

  /**
   * The spots of a passage by start, longest first; at most one for each stretch of text.
   *
   * @param nested whether spots inside of another one that was matched in order are looked up too
   */
  List<Spot> find(PassageText passage, String language, boolean nested) {
    TokenizedText words = passage.words();
    matches.clear();
    spots.clear();
    inOrder.tag(words, matches);
    int found = matches.size();
    coordinated.tag(words, matches);
    reordered.tag(words, matches);
    exchanged.tag(words, matches);
    int reach = 0;
    int match = 0;
    while (match < found) {
      int next = match + 1;
      while (next < found && matches.firstWord(next) == matches.firstWord(match)) {
        next++;
      }
      for (int longest = next - 1; longest >= match; longest--) {
        boolean inside = matches.endWord(longest) <= reach;
        if ((nested || !inside) && consider(passage, longest, language)) {
          reach = Math.max(reach, matches.endWord(longest));
        }
      }
      match = next;
    }
    for (; match < matches.size(); match++) {
      consider(passage, match, language);
    }
    List<Spot> inTextOrder = new ArrayList<>(spots.values());
    inTextOrder.sort(Spot.IN_TEXT_ORDER);
    return inTextOrder;
  }

  /** Makes a match a spot if a name may be written so; whether it is one. */
  private boolean consider(PassageText passage, int match, String language) {
    TokenizedText words = passage.words();
    int start = words.start(matches.firstWord(match));
    int end = words.end(matches.endWord(match));
    int originalStart = passage.expanded().originalStart(start);
    int originalEnd = passage.expanded().originalEnd(end);
    if (originalStart < 0 || originalEnd < 0) {
      return false;
    }
    MatchForm form = matches.form(match);
    long place = (long) originalStart << 32 | originalEnd;
    Spot known = spots.get(place);
    if (known != null && known.form() == form) {
      names.ofMatch(words, matches, match, language, known.candidates());
      return true;
    }
    if (known != null && form != MatchForm.COORDINATED) {
      return false;
    }
    CandidateList candidates = new CandidateList();
    names.ofMatch(words, matches, match, language, candidates);
    if (candidates.isEmpty() || (known != null && !isOtherKind(known, candidates))) {
      return false;
    }
    spots.put(place, new Spot(passage, start, end, originalStart, originalEnd, form, candidates));
    return true;
  }

  /**
   * Whether a coordination ("breast" as breast cancer) should replace what the words mean alone
   * (breast, an organ): only where that is another kind of thing.
   */
  private boolean isOtherKind(Spot known, CandidateList candidates) {
    Optional<String> own = kb.semanticGroup(known.candidates().get(0).concept());
    Optional<String> other = kb.semanticGroup(candidates.get(0).concept());
    return own.isPresent() && other.isPresent() && !own.equals(other);
  }
}

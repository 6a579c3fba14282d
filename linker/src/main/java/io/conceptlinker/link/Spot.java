package io.conceptlinker.link;

import io.conceptlinker.link.candidate.CandidateList;
import io.conceptlinker.link.mention.MatchForm;
import io.conceptlinker.link.rank.CandidateModel.Asked;
import java.util.Comparator;

/**
 * A stretch of text that could be a mention, before it is decided what of.
 *
 * @param passage the passage
 * @param expandedStart where it starts in the expanded text
 * @param expandedEnd where it ends there
 * @param start where it starts in the passage
 * @param end where it ends there
 * @param form how it was matched
 * @param candidates the concepts that it could denote
 */
record Spot(
    PassageText passage,
    int expandedStart,
    int expandedEnd,
    int start,
    int end,
    MatchForm form,
    CandidateList candidates) {
  /** By start, longest first. */
  static final Comparator<Spot> IN_TEXT_ORDER =
      Comparator.comparingInt(Spot::start)
          .thenComparing(Comparator.comparingInt(Spot::end).reversed());

  /** What is written, with abbreviations expanded. */
  String surface() {
    return passage.expanded().text().substring(expandedStart, expandedEnd);
  }

  /** The question which of the first candidates it denotes. */
  Asked asked(int most) {
    int count = Math.min(most, candidates.size());
    int[] concepts = new int[count];
    int[] said = new int[count];
    for (int i = 0; i < count; i++) {
      concepts[i] = candidates.get(i).concept();
      said[i] = candidates.get(i).saidName();
    }
    return new Asked(passage.expanded().text(), expandedStart, expandedEnd, concepts, said);
  }

  /** How the link is made once the candidates are scored. */
  LinkPath path() {
    if (passage.expanded().isExpanded(expandedStart, expandedEnd)) {
      return LinkPath.ABBREVIATION;
    }
    if (candidates.get(0).isLexical()) {
      return LinkPath.LEXICAL;
    }
    return candidates.names() == 1 ? LinkPath.DICTIONARY : LinkPath.DISAMBIGUATED;
  }
}

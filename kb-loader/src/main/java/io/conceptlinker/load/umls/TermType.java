package io.conceptlinker.load.umls;

import io.conceptlinker.load.intake.Filters;
import java.util.Set;

/** A vocabulary's term type (SAB and TTY). */
final class TermType {

  /** TTYs that MRDOC describes as abbreviation or acronym. */
  private static final Set<String> ABBREVIATIONS =
      Set.of("AB", "ACR", "MTH_AB", "MTH_ACR", "OA", "AA", "OAM");

  private static final String SUPPRESS = "NOEY";

  final String vocabulary;
  final boolean wanted;
  final boolean abbreviation;
  private final int[] ranks = new int[SUPPRESS.length()];

  private TermType(String vocabulary, boolean wanted, boolean abbreviation) {
    this.vocabulary = vocabulary;
    this.wanted = wanted;
    this.abbreviation = abbreviation;
  }

  static TermType of(String vocabulary, String code, UmlsRanks ranks, Filters filters) {
    TermType type =
        new TermType(vocabulary, filters.wantsSource(vocabulary), ABBREVIATIONS.contains(code));
    for (int i = 0; i < SUPPRESS.length(); i++) {
      type.ranks[i] = ranks.rank(vocabulary, code, SUPPRESS.substring(i, i + 1));
    }
    return type;
  }

  /** More is better; 0 when MRRANK has none. */
  int rank(char suppress) {
    int i = SUPPRESS.indexOf(suppress);
    return i < 0 ? 0 : ranks[i];
  }
}

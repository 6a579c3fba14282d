package io.conceptlinker.eval.linking;

import io.conceptlinker.eval.calibration.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mention with what a system answered: all that scoring needs.
 *
 * @param mention the mention
 * @param ranked the answers, best first, each id once (repetitions are dropped); empty is NIL
 * @param strata the strata that the mention belongs to, at most one of each dimension
 */
public record LinkingCase(GoldMention mention, List<RankedConcept> ranked, List<Stratum> strata) {

  public LinkingCase {
    Map<String, RankedConcept> distinct = new LinkedHashMap<>();
    ranked.forEach(concept -> distinct.putIfAbsent(concept.id(), concept));
    ranked = List.copyOf(distinct.values());
    strata = List.copyOf(strata);
  }

  /** Rank of the first right answer, from 1; 0 when there is none. */
  public int rank() {
    for (int i = 0; i < ranked.size(); i++) {
      if (mention.gold().accepts(ranked.get(i).id())) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Rank of the first answer that names a whole alternative, from 1; 0 when there is none. */
  public int strictRank() {
    for (int i = 0; i < ranked.size(); i++) {
      if (mention.gold().acceptsWhole(ranked.get(i).id())) {
        return i + 1;
      }
    }
    return 0;
  }

  /** The first answer with its confidence. */
  public Answer answer() {
    if (ranked.isEmpty()) {
      return Answer.WITHHELD;
    }
    RankedConcept first = ranked.getFirst();
    return new Answer(first.score(), rank() == 1, true, mention.question() + first.id());
  }
}

package io.conceptlinker.eval.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The concepts that a document asks for, as sets of which any id will do. Each id of a single
 * concept or composite is asked for by itself; a mention with alternatives asks for any of their
 * ids, unless the document asks for one of them anyhow.
 */
final class ConceptSlots {
  private ConceptSlots() {}

  static List<Set<String>> of(List<GoldSpan> gold) {
    Set<Set<String>> asked = new LinkedHashSet<>();
    for (GoldSpan span : gold) {
      List<Set<String>> alternatives = span.concepts().alternatives();
      if (alternatives.size() == 1) {
        alternatives.getFirst().forEach(id -> asked.add(Set.of(id)));
      } else if (alternatives.size() > 1) {
        asked.add(span.concepts().ids());
      }
    }
    List<Set<String>> slots = new ArrayList<>();
    for (Set<String> slot : asked) {
      boolean implied =
          asked.stream().anyMatch(other -> other.size() < slot.size() && slot.containsAll(other));
      if (!implied) {
        slots.add(slot);
      }
    }
    return slots;
  }
}

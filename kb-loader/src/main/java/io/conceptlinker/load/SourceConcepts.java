package io.conceptlinker.load;

import io.conceptlinker.load.input.IdTable;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Filters;
import io.conceptlinker.load.intake.Item;
import io.conceptlinker.load.intake.SemanticGroups;
import io.conceptlinker.load.intake.Tally;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What is known of the concepts of one source: 10 bytes each. Confined to one thread. */
final class SourceConcepts {

  private static final int NOT_KEPT = -1;

  private final IdTable ids;
  private final Filters filters;
  private final TypeSets typeSets = new TypeSets();
  private final IdTable groupNames = new IdTable();

  private int[] ordinals = new int[1024];
  private int[] types = new int[1024];
  private short[] groups = new short[1024];
  private final BitSet declared = new BitSet();
  private final BitSet obsolete = new BitSet();
  private long merged;
  private long ambiguous;

  SourceConcepts(IdTable ids, Filters filters) {
    this.ids = ids;
    this.filters = filters;
    Arrays.fill(ordinals, NOT_KEPT);
  }

  /** The id of a concept. */
  String id(int concept) {
    return ids.text(concept);
  }

  /** How many concepts were named, as concept or as somebody's parent. */
  int size() {
    return ids.size();
  }

  /** False when it was declared before. */
  boolean declare(int concept) {
    boolean first = !declared.get(concept);
    declared.set(concept);
    return first;
  }

  boolean isDeclared(int concept) {
    return declared.get(concept);
  }

  void obsolete(int concept) {
    obsolete.set(concept);
  }

  /** False when the concept has the type already. */
  boolean addType(int concept, String type) {
    grow(concept);
    int before = types[concept];
    types[concept] = typeSets.with(before, type);
    return types[concept] != before;
  }

  void group(int concept, String group) {
    grow(concept);
    if (groups[concept] == 0) {
      groups[concept] = (short) (groupNames.add(group) + 1);
    }
  }

  List<String> types(int concept) {
    return concept < types.length ? typeSets.types(types[concept]) : List.of();
  }

  /** The group that was said, or else that of the first type that is in one. */
  Optional<String> group(int concept) {
    if (concept < groups.length && groups[concept] != 0) {
      return Optional.of(groupNames.text(groups[concept] - 1));
    }
    return types(concept).stream()
        .map(SemanticGroups::ofType)
        .flatMap(Optional::stream)
        .findFirst();
  }

  boolean isKept(int concept) {
    return concept < ordinals.length && ordinals[concept] != NOT_KEPT;
  }

  /** The number in the builder of the kept concept that has an id, or -1. */
  int ordinalOf(String id) {
    int concept = ids.find(id);
    return concept >= 0 && isKept(concept) ? ordinals[concept] : NOT_KEPT;
  }

  /** Its number in the builder. */
  int ordinal(int concept) {
    return ordinals[concept];
  }

  /** The concept is now one of the builder's. */
  void keep(int concept, int ordinal, int target) {
    grow(concept);
    ordinals[concept] = ordinal;
    if (declared.get(concept)) {
      merged += target >= 0 ? 1 : 0;
      ambiguous += target == CrossReferenceIndex.SEVERAL ? 1 : 0;
    }
  }

  /** Why the filters do not want the concept, if they do not. */
  Optional<DropReason> reasonToDrop(int concept) {
    if (obsolete.get(concept) && !filters.obsolete()) {
      return Optional.of(DropReason.OBSOLETE);
    }
    if (!filters.semanticTypes().isEmpty()
        && types(concept).stream().noneMatch(filters.semanticTypes()::contains)) {
      return Optional.of(DropReason.SEMANTIC_TYPE);
    }
    if (!filters.semanticGroups().isEmpty()
        && group(concept).filter(filters.semanticGroups()::contains).isEmpty()) {
      return Optional.of(DropReason.SEMANTIC_GROUP);
    }
    return Optional.empty();
  }

  /** Why something that refers to a concept that is not kept cannot be kept either. */
  DropReason reasonNotKept(int concept) {
    return declared.get(concept) ? DropReason.CONCEPT_NOT_KEPT : DropReason.UNKNOWN_CONCEPT;
  }

  /** Counts concepts and their types. */
  void account(Tally tally) {
    for (int concept = 0; concept < ids.size(); concept++) {
      boolean kept = isKept(concept);
      int typeCount = types(concept).size();
      if (declared.get(concept)) {
        if (kept) {
          tally.kept(Item.CONCEPT);
        } else {
          tally.dropped(Item.CONCEPT, reasonToDrop(concept).orElse(DropReason.NO_NAME));
        }
      }
      for (int i = 0; i < typeCount; i++) {
        if (kept) {
          tally.kept(Item.SEMANTIC_TYPE);
        } else {
          tally.dropped(Item.SEMANTIC_TYPE, reasonNotKept(concept));
        }
      }
    }
  }

  long merged() {
    return merged;
  }

  long ambiguous() {
    return ambiguous;
  }

  private void grow(int concept) {
    if (concept >= ordinals.length) {
      int before = ordinals.length;
      int size = Math.max(concept + 1, 2 * before);
      ordinals = Arrays.copyOf(ordinals, size);
      Arrays.fill(ordinals, before, size, NOT_KEPT);
      types = Arrays.copyOf(types, size);
      groups = Arrays.copyOf(groups, size);
    }
  }
}

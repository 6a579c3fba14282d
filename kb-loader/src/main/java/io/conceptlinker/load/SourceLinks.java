package io.conceptlinker.load;

import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import io.conceptlinker.load.intake.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * What connects the concepts of one source with each other and with other ids. Most of it can only
 * be decided when all concepts are known. Confined to one thread.
 */
final class SourceLinks {

  private final Assembly assembly;
  private final SourceConcepts concepts;
  private final IntPredicate kept;
  private final Tally tally;

  /** Child in the upper half, parent in the lower. */
  private long[] parents = new long[1024];

  private int parentCount;
  private final List<OtherId> alternativeIds = new ArrayList<>();
  private final Map<String, Integer> retired = new HashMap<>();

  /**
   * For one source.
   *
   * @param kept whether a concept is kept, which asking may bring about
   */
  SourceLinks(Assembly assembly, SourceConcepts concepts, IntPredicate kept, Tally tally) {
    this.kept = kept;
    this.assembly = assembly;
    this.concepts = concepts;
    this.tally = tally;
  }

  void parent(int concept, int parent) {
    if (parentCount == parents.length) {
      parents = Arrays.copyOf(parents, 2 * parentCount);
    }
    parents[parentCount++] = (long) concept << 32 | parent;
  }

  void alternativeId(int concept, String id) {
    alternativeIds.add(new OtherId(id, concept));
  }

  void retired(String oldId, int concept) {
    if (retired.putIfAbsent(oldId, concept) != null) {
      tally.dropped(Item.RETIRED_ID, DropReason.DUPLICATE);
    }
  }

  void xref(int ordinal, String xref) {
    assembly.builder.xref(ordinal, xref);
    if (assembly.indexed) {
      assembly.index.addReference(xref, ordinal);
    }
    tally.kept(Item.XREF);
  }

  void finish(String namespace) {
    finishParents();
    if (assembly.indexed) {
      for (int concept = 0; concept < concepts.size(); concept++) {
        if (concepts.isKept(concept)) {
          assembly.index.addId(namespace + concepts.id(concept), concepts.ordinal(concept));
        }
      }
    }
    // a replaced id is often given as an alternative one too; that it was replaced says more
    retired.keySet().forEach(this::finishRetired);
    alternativeIds.forEach(this::finishAlternativeId);
  }

  private void finishParents() {
    Arrays.sort(parents, 0, parentCount);
    for (int i = 0; i < parentCount; i++) {
      int child = (int) (parents[i] >>> 32);
      int parent = (int) parents[i];
      if (i > 0 && parents[i] == parents[i - 1]) {
        tally.dropped(Item.PARENT, DropReason.DUPLICATE);
      } else if (!kept.test(child)) {
        tally.dropped(Item.PARENT, concepts.reasonNotKept(child));
      } else if (!kept.test(parent)) {
        DropReason reason = concepts.reasonNotKept(parent);
        boolean dropped = reason == DropReason.CONCEPT_NOT_KEPT;
        tally.dropped(Item.PARENT, dropped ? DropReason.PARENT_NOT_KEPT : reason);
      } else if (concepts.ordinal(child) == concepts.ordinal(parent)) {
        tally.dropped(Item.PARENT, DropReason.SELF_PARENT);
      } else {
        assembly.builder.parent(concepts.ordinal(child), concepts.ordinal(parent));
        tally.kept(Item.PARENT);
      }
    }
    parents = new long[0];
  }

  private void finishAlternativeId(OtherId other) {
    if (!kept.test(other.concept)) {
      tally.dropped(Item.ALTERNATIVE_ID, concepts.reasonNotKept(other.concept));
      return;
    }
    int ordinal = concepts.ordinal(other.concept);
    Optional<DropReason> reason = assembly.otherId(other.id, ordinal);
    if (reason.isPresent()) {
      tally.dropped(Item.ALTERNATIVE_ID, reason.get());
      return;
    }
    assembly.builder.alternativeId(ordinal, other.id);
    if (assembly.indexed) {
      assembly.index.addId(other.id, ordinal);
    }
    tally.kept(Item.ALTERNATIVE_ID);
  }

  private void finishRetired(String oldId) {
    int current = current(oldId);
    if (current < 0) {
      tally.dropped(Item.RETIRED_ID, DropReason.UNKNOWN_CONCEPT);
      return;
    }
    int ordinal = concepts.ordinal(current);
    Optional<DropReason> reason = assembly.otherId(oldId, ordinal);
    if (reason.isPresent()) {
      tally.dropped(Item.RETIRED_ID, reason.get());
    } else {
      assembly.builder.retired(oldId, assembly.builder.id(ordinal));
      tally.kept(Item.RETIRED_ID);
    }
  }

  /** Follows replacements of replacements; -1 when they end nowhere or run in a circle. */
  private int current(String oldId) {
    Set<String> chain = new HashSet<>();
    String at = oldId;
    while (chain.add(at)) {
      Integer next = retired.get(at);
      if (next == null) {
        return -1;
      }
      if (kept.test(next)) {
        return next;
      }
      at = concepts.id(next);
    }
    return -1;
  }

  private record OtherId(String id, int concept) {}
}

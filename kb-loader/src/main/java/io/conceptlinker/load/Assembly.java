package io.conceptlinker.load;

import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.input.IdTable;
import io.conceptlinker.load.intake.DropReason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The knowledge base while sources are read: the builder, and what must be known of earlier sources
 * to add later ones. Confined to one thread.
 */
final class Assembly {

  /** No language and kind is preferred to this one. */
  static final int BEST = 0;

  final KnowledgeBaseBuilder builder;

  /** Filled when there are several sources or training names. */
  final CrossReferenceIndex index = new CrossReferenceIndex();

  final boolean indexed;

  /** Alternative and retired ids and the concepts that have them. */
  private final IdTable otherIds = new IdTable();

  private final Map<Integer, Integer> ownerOfOtherId = new HashMap<>();

  private final List<SourceConcepts> sources = new ArrayList<>();
  private final BitSet grouped = new BitSet();
  private final BitSet designated = new BitSet();
  private final Map<Integer, Designation> designations = new HashMap<>();
  private long names;

  Assembly(KnowledgeBaseBuilder builder, boolean indexed) {
    this.builder = builder;
    this.indexed = indexed;
  }

  /** Adds a name; the first one of the best rank becomes the one that is shown. */
  void name(int concept, Name name, int rank) {
    names++;
    if (rank == BEST && !designated.get(concept)) {
      designated.set(concept);
      designations.remove(concept);
      builder.preferredName(concept, name.text, name.language, name.source);
      return;
    }
    builder.name(concept, name.text, name.language, name.source, name.kind, 0);
    if (!designated.get(concept)) {
      designations.merge(concept, new Designation(name, rank), Designation::better);
    }
  }

  void semanticGroup(int concept, String group) {
    if (!grouped.get(concept)) {
      grouped.set(concept);
      builder.semanticGroup(concept, group);
    }
  }

  /** Gives a concept another id; says why not when it cannot have it. */
  Optional<DropReason> otherId(String id, int concept) {
    int owner = owner(id);
    if (owner < 0) {
      ownerOfOtherId.put(otherIds.add(id), concept);
      return Optional.empty();
    }
    return Optional.of(owner == concept ? DropReason.DUPLICATE : DropReason.ID_TAKEN);
  }

  /** A concept of the current source turned out to be an earlier one, which gets its id as well. */
  void merged(String id, int concept) {
    if (!builder.id(concept).equals(id) && owner(id) < 0) {
      ownerOfOtherId.put(otherIds.add(id), concept);
      builder.alternativeId(concept, id);
    }
  }

  /** The concept that has an id as its own, alternative or retired one, or -1. */
  private int owner(String id) {
    for (SourceConcepts source : sources) {
      int ordinal = source.ordinalOf(id);
      if (ordinal >= 0) {
        return ordinal;
      }
    }
    int known = otherIds.find(id);
    return known < 0 ? -1 : ownerOfOtherId.getOrDefault(known, -1);
  }

  /** The concept that an id means in any spelling, NONE or SEVERAL; needs the index. */
  int find(String id) {
    int owner = owner(id);
    return owner >= 0 ? owner : index.of(id);
  }

  /** Adds a mention string. */
  void trainingName(int concept, Name name, int count) {
    names++;
    builder.name(concept, name.text, name.language, name.source, name.kind, count);
  }

  /** Starts a source. */
  void startSource(SourceConcepts concepts) {
    sources.add(concepts);
  }

  /** Ends a source: concepts without a best name are shown with their next best. */
  void endSource() {
    designations.forEach(
        (concept, best) -> {
          designated.set(concept);
          builder.preferredName(concept, best.name.text, best.name.language, best.name.source);
        });
    designations.clear();
  }

  /** How many names were added, duplicates included. */
  long names() {
    return names;
  }

  /** A name of a concept. */
  record Name(String text, String language, String source, NameKind kind) {}

  private record Designation(Name name, int rank) {
    Designation better(Designation other) {
      return other.rank < rank ? other : this;
    }
  }
}

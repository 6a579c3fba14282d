package io.conceptlinker.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A mention that a corpus marks.
 *
 * @param id its id in the document; empty when the format has none
 * @param region the text it covers, in UTF-16 code units of the document
 * @param text the surface as the corpus writes it
 * @param type the corpus's entity type
 * @param concepts the concepts that it denotes
 */
public record Annotation(
    String id, Region region, String text, String type, GoldConcepts concepts) {
  public Annotation {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(type, "type");
  }

  /** A contiguous mention without an id of its own. */
  public Annotation(
      int start, int end, String text, String type, List<String> ids, Relation relation) {
    this("", Region.of(start, end), text, type, concepts(ids, relation));
  }

  /** First UTF-16 code unit in the document. */
  public int start() {
    return region.start();
  }

  /** One after the last code unit. */
  public int end() {
    return region.end();
  }

  /**
   * All concept ids, alternatives in file order; empty when the corpus says there is no concept.
   */
  public List<String> ids() {
    return concepts.alternatives().stream().flatMap(Set::stream).distinct().toList();
  }

  /** How the ids belong together. */
  public Relation relation() {
    if (ids().size() <= 1) {
      return Relation.SINGLE;
    }
    return concepts.alternatives().size() == 1 ? Relation.COMPOSITE : Relation.ALTERNATIVES;
  }

  /** How the ids of an annotation belong together. */
  public enum Relation {
    /** At most one id. */
    SINGLE,
    /** Any of them is right: written {@code |} or {@code ,}. */
    ALTERNATIVES,
    /** The mention denotes all of them: written {@code +}. */
    COMPOSITE
  }

  private static GoldConcepts concepts(List<String> ids, Relation relation) {
    if (ids.isEmpty()) {
      return GoldConcepts.NIL;
    }
    if (relation == Relation.COMPOSITE) {
      return new GoldConcepts(List.of(Set.copyOf(ids)));
    }
    List<Set<String>> alternatives = new ArrayList<>();
    ids.forEach(id -> alternatives.add(Set.of(id)));
    return new GoldConcepts(alternatives);
  }
}

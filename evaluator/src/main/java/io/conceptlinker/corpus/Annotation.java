package io.conceptlinker.corpus;

import java.util.List;
import java.util.Objects;

/**
 * A mention that a corpus marks.
 *
 * @param start first UTF-16 code unit in the document
 * @param end one after the last
 * @param text the surface
 * @param type the corpus's entity type
 * @param ids concept ids; empty when the corpus says that there is no concept
 * @param relation how several ids belong together
 */
public record Annotation(
    int start, int end, String text, String type, List<String> ids, Relation relation) {
  public Annotation {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(type, "type");
    ids = List.copyOf(ids);
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("annotation [" + start + "," + end + "): not a span");
    }
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
}

package io.conceptlinker.corpus;

/**
 * A relation that a corpus marks.
 *
 * @param id its id in the document; empty when the format has none
 * @param type its label
 * @param level what its ends refer to
 * @param first one end
 * @param second the other end
 * @param novelty whether the document is the first to state it, as BioRED writes it; empty when the
 *     corpus does not say
 */
public record CorpusRelation(
    String id, String type, Level level, RelationEnd first, RelationEnd second, String novelty) {

  /** What the ends of a relation refer to. */
  public enum Level {
    /** Annotations of the document, by their ids. */
    MENTIONS,
    /** Concepts, wherever they are mentioned. */
    CONCEPTS
  }
}

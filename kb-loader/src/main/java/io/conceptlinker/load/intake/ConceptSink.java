package io.conceptlinker.load.intake;

import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.input.FileProvenance;
import io.conceptlinker.load.input.KbFormatException;
import java.io.IOException;

/**
 * Takes what a parser finds about the concepts of one source. A concept is a number that {@link
 * #concept} gives out for its id; parents may be named before they are described. What {@link
 * Filters} look at, {@link #obsolete}, {@link #semanticType} and {@link #semanticGroup}, must be
 * said before the concept's first name. Parsers count what they read in the {@link #tally}; the
 * sink counts what it keeps and drops. Confined to one thread.
 */
public interface ConceptSink {

  /** The number of an id, which need not be a concept of the source. */
  int concept(String id);

  /** The number of an id that stands in a buffer as UTF-8. */
  int concept(byte[] bytes, int from, int to);

  /** What is wanted. */
  Filters filters();

  /** Where to count. */
  Tally tally();

  /** Whether items of this kind are used at all; a parser may leave out the files of others. */
  boolean wants(Item item);

  /**
   * Hears of a row that cannot be read. Returns when it is to be skipped.
   *
   * @throws KbFormatException the problem, when reading is strict
   */
  void malformed(Item item, KbFormatException problem) throws KbFormatException;

  /** Hears which file was read. */
  void file(FileProvenance file);

  /** Hears which version of a vocabulary the source holds. */
  void vocabulary(String name, String version);

  /**
   * Declares a concept of the source, so that it can have names and is accounted for even without
   * one; a second declaration adds to the first and counts as a duplicate. What is said of a
   * concept that is not declared goes to the earlier source that has its id.
   */
  void declare(int concept);

  /** The concept is obsolete. */
  void obsolete(int concept);

  /** The concept has a semantic type. */
  void semanticType(int concept, String type);

  /** The concept is in a semantic group; without this it follows from the types. */
  void semanticGroup(int concept, String group);

  /**
   * The concept has a name.
   *
   * @param language ISO 639-1 code, or empty when it is unknown
   * @param source the vocabulary it comes from
   */
  void name(int concept, String text, String language, String source, NameKind kind)
      throws IOException;

  /** The concept has a definition. */
  void definition(int concept, String text) throws IOException;

  /** The concept is a kind of another one. */
  void parent(int concept, int parent);

  /** The concept is known by another id too. */
  void alternativeId(int concept, String id);

  /** The concept corresponds to one of another vocabulary, {@code PREFIX:local}. */
  void xref(int concept, String xref);

  /** An id was given up in favour of a concept. */
  void retired(String oldId, int concept);
}

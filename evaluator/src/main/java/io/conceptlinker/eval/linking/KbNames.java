package io.conceptlinker.eval.linking;

/** What strata need to know of a knowledge base. Implementations are thread-safe. */
public interface KbNames {

  /** Whether the knowledge base has a concept of this id. */
  boolean hasConcept(String id);

  /** Whether {@code text} is a name of the concept, up to letter case. */
  boolean isName(String id, String text);
}

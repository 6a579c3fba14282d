package io.conceptlinker.load.obo;

import java.util.EnumSet;
import java.util.Set;

/** How a synonym relates to its term. */
public enum SynonymScope {
  EXACT,
  RELATED,
  BROAD,
  NARROW,
  /** The file does not say. OBO 1.4 reads that as RELATED, but files that never say mean exact. */
  UNSTATED;

  /** The scopes that can stand for the term in text. */
  public static final Set<SynonymScope> DEFAULT = Set.copyOf(EnumSet.of(EXACT, UNSTATED));
}

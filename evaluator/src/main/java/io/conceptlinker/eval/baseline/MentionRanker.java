package io.conceptlinker.eval.baseline;

/** Ranks concepts for a mention by its string alone. Implementations are thread-safe. */
public interface MentionRanker {

  /** The concepts that the string could denote, best first; none if nothing comes near. */
  Ranking rank(String mention);
}

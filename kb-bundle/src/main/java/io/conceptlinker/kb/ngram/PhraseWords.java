package io.conceptlinker.kb.ngram;

/** The words of phrases, for the writer. */
@FunctionalInterface
public interface PhraseWords {
  /**
   * Copies the word ordinals of a phrase's key, in any order and repeated as they repeat.
   *
   * @param into at least {@link NgramIndex#MAX_WORDS} long
   * @return how many there are
   */
  int words(int phrase, int[] into);
}

package io.conceptlinker.link.mention;

import java.util.Arrays;

/** Matches as parallel arrays, in the order in which they were added. Confined to one thread. */
public final class PhraseMatches {
  private int[] firstWords = new int[64];
  private int[] endWords = new int[64];
  private int[] phrases = new int[64];
  private MatchForm[] forms = new MatchForm[64];
  private int size;

  /** Forgets all matches. */
  public void clear() {
    size = 0;
  }

  /** Number of matches. */
  public int size() {
    return size;
  }

  /** The first word of a match. */
  public int firstWord(int match) {
    return firstWords[match];
  }

  /** One after the last word of a match. */
  public int endWord(int match) {
    return endWords[match];
  }

  /** The phrase that was matched. */
  public int phrase(int match) {
    return phrases[match];
  }

  /** How it was matched. */
  public MatchForm form(int match) {
    return forms[match];
  }

  void add(int firstWord, int endWord, int phrase, MatchForm form) {
    if (size == phrases.length) {
      int capacity = size * 2;
      firstWords = Arrays.copyOf(firstWords, capacity);
      endWords = Arrays.copyOf(endWords, capacity);
      phrases = Arrays.copyOf(phrases, capacity);
      forms = Arrays.copyOf(forms, capacity);
    }
    firstWords[size] = firstWord;
    endWords[size] = endWord;
    phrases[size] = phrase;
    forms[size++] = form;
  }
}

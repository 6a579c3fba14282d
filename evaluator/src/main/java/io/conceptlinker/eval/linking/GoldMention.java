package io.conceptlinker.eval.linking;

import io.conceptlinker.corpus.GoldConcepts;
import java.util.Locale;

/**
 * A mention of a corpus. Two mentions that are equal in every component are one annotation that the
 * corpus repeats, and are scored once.
 *
 * @param document id of its document
 * @param start first UTF-16 code unit
 * @param end one after the last
 * @param text the text in between
 * @param gold what it denotes
 * @param group semantic group or entity type, empty when unknown
 * @param language ISO 639-1 code, empty when unknown
 */
public record GoldMention(
    String document,
    int start,
    int end,
    String text,
    GoldConcepts gold,
    String group,
    String language) {

  public GoldMention {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "mention [" + document + " " + start + ".." + end + "]: expected 0 <= start < end");
    }
  }

  /** What tells a question that is asked again: the same words, but for capitals, in a document. */
  public String question() {
    return document + "\n" + text.toLowerCase(Locale.ROOT) + "\n";
  }
}

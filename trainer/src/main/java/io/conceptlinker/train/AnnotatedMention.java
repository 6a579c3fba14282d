package io.conceptlinker.train;

import java.util.List;

/**
 * A mention whose concepts are known.
 *
 * @param text its passage, with abbreviations expanded
 * @param start where it starts in the text, in UTF-16 code units
 * @param end one after its last code unit
 * @param language ISO 639-1 code; may be empty
 * @param concepts ordinals in the knowledge base, one or more: any of them is right
 */
public record AnnotatedMention(
    String text, int start, int end, String language, List<Integer> concepts) {
  public AnnotatedMention {
    concepts = List.copyOf(concepts);
    if (start < 0 || end <= start || end > text.length() || concepts.isEmpty()) {
      throw new IllegalArgumentException(
          "mention ["
              + start
              + ","
              + end
              + "): expected it inside of a text of "
              + text.length()
              + " characters, with a concept");
    }
  }

  /** What is written. */
  public String surface() {
    return text.substring(start, end);
  }
}

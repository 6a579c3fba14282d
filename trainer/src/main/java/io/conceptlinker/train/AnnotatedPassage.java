package io.conceptlinker.train;

import java.util.List;

/**
 * A passage in which all mentions are marked.
 *
 * @param text with abbreviations expanded
 * @param mentions where they are
 */
public record AnnotatedPassage(String text, List<Marked> mentions) {

  /**
   * A mention.
   *
   * @param start where it starts in the text, in UTF-16 code units
   * @param end one after its last code unit
   * @param concepts ordinals in the knowledge base, any of which is right; empty if it has none of
   *     them
   */
  public record Marked(int start, int end, List<Integer> concepts) {
    public Marked {
      concepts = List.copyOf(concepts);
    }
  }

  public AnnotatedPassage {
    mentions = List.copyOf(mentions);
    for (Marked mention : mentions) {
      if (mention.start() < 0
          || mention.end() <= mention.start()
          || mention.end() > text.length()) {
        throw new IllegalArgumentException(
            "mention ["
                + mention.start()
                + ","
                + mention.end()
                + "): expected it inside of a text of "
                + text.length()
                + " characters");
      }
    }
  }

  /** What is written for a mention. */
  String surface(Marked mention) {
    return text.substring(mention.start(), mention.end());
  }
}

package io.conceptlinker.corpus;

import java.util.Objects;

/**
 * A part of a document, such as its title.
 *
 * @param field its name
 * @param offset where it starts in the document, in UTF-16 code units
 * @param text its text
 */
public record CorpusPassage(String field, int offset, String text) {
  public CorpusPassage {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(text, "text");
    if (offset < 0) {
      throw new IllegalArgumentException("passage offset [" + offset + "]: expected 0 or more");
    }
  }

  /** One after its last code unit in the document. */
  public int end() {
    return offset + text.length();
  }
}

package io.conceptlinker.link;

import java.util.Objects;

/**
 * One stretch of text of a document, for example a field.
 *
 * @param field the name by which mentions refer back to it
 * @param text the text as ingested; offsets of mentions count its UTF-16 code units
 */
public record Passage(String field, String text) {
  public Passage {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(text, "text");
  }
}

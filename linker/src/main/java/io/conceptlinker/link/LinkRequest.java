package io.conceptlinker.link;

import java.util.List;
import java.util.Objects;

/**
 * One document to be linked. Abbreviations that one passage defines hold in all of them.
 *
 * @param passages the texts in reading order
 * @param options what is asked
 * @param language ISO 639-1 code of the text; empty to have it guessed
 */
public record LinkRequest(List<Passage> passages, LinkOptions options, String language) {
  public LinkRequest {
    passages = List.copyOf(passages);
    Objects.requireNonNull(language, "language");
  }

  /** A document whose language is to be guessed. */
  public LinkRequest(List<Passage> passages, LinkOptions options) {
    this(passages, options, "");
  }

  /** A document of a single passage named {@code text}, with the default options. */
  public static LinkRequest ofText(String text) {
    return new LinkRequest(List.of(new Passage("text", text)), LinkOptions.DEFAULT);
  }
}

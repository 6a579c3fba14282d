package io.conceptlinker.link;

import java.util.List;

/**
 * One document to be linked. Abbreviations that one passage defines hold in all of them.
 *
 * @param passages the texts in reading order
 * @param options what is asked
 */
public record LinkRequest(List<Passage> passages, LinkOptions options) {
  public LinkRequest {
    passages = List.copyOf(passages);
  }

  /** A document of a single passage named {@code text}, with the default options. */
  public static LinkRequest ofText(String text) {
    return new LinkRequest(List.of(new Passage("text", text)), LinkOptions.DEFAULT);
  }
}

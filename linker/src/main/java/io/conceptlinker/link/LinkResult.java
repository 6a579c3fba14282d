package io.conceptlinker.link;

import java.util.List;

/**
 * The links of one document.
 *
 * @param mentions ordered by passage, start, then longest first
 */
public record LinkResult(List<Mention> mentions) {
  public LinkResult {
    mentions = List.copyOf(mentions);
  }
}

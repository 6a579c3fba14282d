package io.conceptlinker.link;

import java.util.List;

/**
 * The links of one document.
 *
 * @param mentions ordered by passage, start, then longest first
 * @param cutShort whether time was over before a model was asked about all that it should be asked
 *     about; the other mentions are linked without it
 */
public record LinkResult(List<Mention> mentions, boolean cutShort) {
  /** Links that nothing was left out of. */
  public LinkResult(List<Mention> mentions) {
    this(mentions, false);
  }

  public LinkResult {
    mentions = List.copyOf(mentions);
  }
}

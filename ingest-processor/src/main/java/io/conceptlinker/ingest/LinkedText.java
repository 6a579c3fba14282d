package io.conceptlinker.ingest;

import io.conceptlinker.link.LinkResult;
import java.util.Optional;

/**
 * The links of one text and what made them.
 *
 * @param modelVersion the model that took part; empty where none did
 * @param degradation why none did, though one was asked for, or not for all mentions
 */
public record LinkedText(
    LinkResult result, String modelVersion, Optional<Degradation> degradation) {

  /** {@code linked}, {@code empty} or {@code degraded}. */
  public String status() {
    return linkStatus().label();
  }

  LinkStatus linkStatus() {
    if (degradation.isPresent()) {
      return LinkStatus.DEGRADED;
    }
    return result.mentions().isEmpty() ? LinkStatus.EMPTY : LinkStatus.LINKED;
  }
}

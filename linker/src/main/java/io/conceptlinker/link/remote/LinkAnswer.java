package io.conceptlinker.link.remote;

import io.conceptlinker.link.LinkResult;
import java.util.List;

/**
 * What a server answers to a {@link LinkCall}.
 *
 * @param identity what made the links
 * @param results one for each document, in their order
 */
public record LinkAnswer(LinkerIdentity identity, List<LinkResult> results) {
  public LinkAnswer {
    results = List.copyOf(results);
  }
}

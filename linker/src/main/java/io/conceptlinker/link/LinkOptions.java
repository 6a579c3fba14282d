package io.conceptlinker.link;

import java.util.Set;

/**
 * What a caller asks of a linker; the same for all passages of a request.
 *
 * @param minScore links below it are left out, 0 to 1
 * @param semanticGroups only concepts of these groups are linked; empty means all
 * @param overlap which of several overlapping mentions are kept
 * @param maxCandidates how many runners-up are returned with a mention, 0 or more
 */
public record LinkOptions(
    double minScore, Set<String> semanticGroups, OverlapPolicy overlap, int maxCandidates) {

  /** All groups, no sub-mentions, five candidates, and the linker's own threshold. */
  public static final LinkOptions DEFAULT = new LinkOptions(0, Set.of(), OverlapPolicy.NO_SUB, 5);

  public LinkOptions {
    if (!(minScore >= 0 && minScore <= 1)) {
      throw new IllegalArgumentException(
          "min_score [" + minScore + "]: expected a number from 0 to 1");
    }
    if (maxCandidates < 0) {
      throw new IllegalArgumentException(
          "candidates [" + maxCandidates + "]: expected 0 or a positive number");
    }
    semanticGroups = Set.copyOf(semanticGroups);
  }
}

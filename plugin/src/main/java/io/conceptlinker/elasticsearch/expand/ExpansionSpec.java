package io.conceptlinker.elasticsearch.expand;

import org.jspecify.annotations.Nullable;

/**
 * How far ids are expanded.
 *
 * @param kb the knowledge base's name; may be null when the node has just one
 * @param expand in which direction
 * @param maxDepth how many is-a steps down, at least 1
 * @param maxTerms more terms than that are refused
 */
public record ExpansionSpec(@Nullable String kb, Expand expand, int maxDepth, int maxTerms) {
  /** All the way down. */
  public static final int UNLIMITED_DEPTH = Integer.MAX_VALUE;

  public ExpansionSpec {
    if (maxDepth < 1) {
      throw new IllegalArgumentException(
          "[max_depth] is ["
              + maxDepth
              + "]: expected a positive number; use [expand] [none] for no narrower concepts");
    }
  }

  /** Whether a knowledge base has to be asked at all. */
  public boolean asks() {
    return expand != Expand.NONE;
  }

  /** The same to another depth. */
  public ExpansionSpec withDepth(int depth) {
    return new ExpansionSpec(kb, expand, depth, maxTerms);
  }

  /** No expansion at all. */
  public ExpansionSpec alone() {
    return new ExpansionSpec(kb, Expand.NONE, maxDepth, maxTerms);
  }
}

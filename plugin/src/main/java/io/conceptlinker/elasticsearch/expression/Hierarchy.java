package io.conceptlinker.elasticsearch.expression;

import java.util.List;

/** What an expression asks of a knowledge base. Unknown ids have neither. */
public interface Hierarchy {
  /**
   * Ids below a concept, without itself.
   *
   * @param maxDepth how many is-a steps down
   * @param limit at most so many
   */
  List<String> descendants(String id, int maxDepth, int limit);

  /**
   * Ids above a concept, without itself.
   *
   * @param maxDepth 1 for the parents, more for all
   */
  List<String> ancestors(String id, int maxDepth);
}

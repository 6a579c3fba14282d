package io.conceptlinker.elasticsearch.stats;

import org.elasticsearch.action.support.nodes.BaseNodesRequest;

/** Asks nodes what they linked. */
public final class LinkStatsRequest extends BaseNodesRequest {
  /**
   * @param nodes node ids or names or filters; none means all nodes
   */
  public LinkStatsRequest(String... nodes) {
    super(nodes);
  }
}

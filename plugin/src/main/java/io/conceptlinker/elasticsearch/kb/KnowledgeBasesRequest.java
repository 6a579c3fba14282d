package io.conceptlinker.elasticsearch.kb;

import org.elasticsearch.action.support.nodes.BaseNodesRequest;

/** Asks all nodes for their knowledge bases. */
public final class KnowledgeBasesRequest extends BaseNodesRequest {
  private final String name;

  /**
   * @param name a name, several with commas between, or patterns with {@code *}
   */
  public KnowledgeBasesRequest(String name) {
    super(new String[0]);
    this.name = name;
  }

  public String name() {
    return name;
  }
}

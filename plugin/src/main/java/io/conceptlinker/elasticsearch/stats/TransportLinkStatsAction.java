package io.conceptlinker.elasticsearch.stats;

import io.conceptlinker.ingest.LinkingService;
import io.conceptlinker.link.lm.cache.AnswerCache;
import java.io.IOException;
import java.util.List;
import org.elasticsearch.action.ActionType;
import org.elasticsearch.action.FailedNodeException;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.nodes.TransportNodesAction;
import org.elasticsearch.cluster.node.DiscoveryNode;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.AbstractTransportRequest;
import org.elasticsearch.transport.TransportService;

/** Collects the figures of the nodes. */
public final class TransportLinkStatsAction
    extends TransportNodesAction<
        LinkStatsRequest,
        LinkStatsResponse,
        TransportLinkStatsAction.NodeRequest,
        NodeLinkStats,
        Void> {
  public static final ActionType<LinkStatsResponse> TYPE =
      new ActionType<>("cluster:monitor/concept_linker/stats");

  private final LinkingService service;
  private final AnswerCache cache;

  @Inject
  public TransportLinkStatsAction(
      ThreadPool threadPool,
      ClusterService clusterService,
      TransportService transportService,
      ActionFilters actionFilters,
      LinkingService service,
      AnswerCache cache) {
    super(
        TYPE.name(),
        clusterService,
        transportService,
        actionFilters,
        NodeRequest::new,
        threadPool.executor(ThreadPool.Names.MANAGEMENT));
    this.service = service;
    this.cache = cache;
  }

  @Override
  protected LinkStatsResponse newResponse(
      LinkStatsRequest request, List<NodeLinkStats> responses, List<FailedNodeException> failures) {
    return new LinkStatsResponse(clusterService.getClusterName(), responses, failures);
  }

  @Override
  protected NodeRequest newNodeRequest(LinkStatsRequest request) {
    return new NodeRequest();
  }

  @Override
  protected NodeLinkStats newNodeResponse(StreamInput in, DiscoveryNode node) throws IOException {
    return new NodeLinkStats(in);
  }

  @Override
  protected NodeLinkStats nodeOperation(NodeRequest request, Task task) {
    return NodeLinkStats.of(clusterService.localNode(), service, cache.counts());
  }

  /** Asks one node. */
  public static final class NodeRequest extends AbstractTransportRequest {
    NodeRequest() {}

    NodeRequest(StreamInput in) throws IOException {
      super(in);
    }
  }
}

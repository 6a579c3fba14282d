package io.conceptlinker.elasticsearch.kb;

import io.conceptlinker.ingest.LinkingService;
import io.conceptlinker.ingest.lm.ModelStatus;
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

/** Collects the knowledge bases of all nodes. */
public final class TransportKnowledgeBasesAction
    extends TransportNodesAction<
        KnowledgeBasesRequest,
        KnowledgeBasesResponse,
        TransportKnowledgeBasesAction.NodeRequest,
        NodeKnowledgeBases,
        Void> {
  public static final ActionType<KnowledgeBasesResponse> TYPE =
      new ActionType<>("cluster:monitor/concept_linker/kb");

  private final LinkingService service;

  @Inject
  public TransportKnowledgeBasesAction(
      ThreadPool threadPool,
      ClusterService clusterService,
      TransportService transportService,
      ActionFilters actionFilters,
      LinkingService service) {
    super(
        TYPE.name(),
        clusterService,
        transportService,
        actionFilters,
        NodeRequest::new,
        threadPool.executor(ThreadPool.Names.MANAGEMENT));
    this.service = service;
  }

  @Override
  protected KnowledgeBasesResponse newResponse(
      KnowledgeBasesRequest request,
      List<NodeKnowledgeBases> responses,
      List<FailedNodeException> failures) {
    return new KnowledgeBasesResponse(
        clusterService.getClusterName(), responses, failures, request.name());
  }

  @Override
  protected NodeRequest newNodeRequest(KnowledgeBasesRequest request) {
    return new NodeRequest();
  }

  @Override
  protected NodeKnowledgeBases newNodeResponse(StreamInput in, DiscoveryNode node)
      throws IOException {
    return new NodeKnowledgeBases(in);
  }

  @Override
  protected NodeKnowledgeBases nodeOperation(NodeRequest request, Task task) {
    return new NodeKnowledgeBases(
        clusterService.localNode(),
        service.knowledgeBases().statuses(),
        service.models().statuses().stream().map(ModelStatus::of).toList());
  }

  /** Asks one node. */
  public static final class NodeRequest extends AbstractTransportRequest {
    NodeRequest() {}

    NodeRequest(StreamInput in) throws IOException {
      super(in);
    }
  }
}

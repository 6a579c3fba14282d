package io.conceptlinker.elasticsearch.kb;

import java.util.List;
import org.elasticsearch.ResourceNotFoundException;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.rest.RestUtils;
import org.elasticsearch.rest.action.RestActions;
import org.elasticsearch.rest.action.RestBuilderListener;
import org.elasticsearch.xcontent.XContentBuilder;

/** {@code GET _concept/kb} and {@code GET _concept/kb/{name}}. */
public final class RestKnowledgeBasesAction extends BaseRestHandler {

  @Override
  public String getName() {
    return "concept_kb_action";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(RestRequest.Method.GET, "/_concept/kb"),
        new Route(RestRequest.Method.GET, "/_concept/kb/{name}"));
  }

  @Override
  protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
    KnowledgeBasesRequest kbRequest = new KnowledgeBasesRequest(request.param("name", ""));
    kbRequest.setTimeout(RestUtils.getTimeout(request));
    return channel ->
        client.executeLocally(
            TransportKnowledgeBasesAction.TYPE,
            kbRequest,
            new RestBuilderListener<KnowledgeBasesResponse>(channel) {
              @Override
              public RestResponse buildResponse(
                  KnowledgeBasesResponse response, XContentBuilder builder) throws Exception {
                if (response.isNotFound()) {
                  throw new ResourceNotFoundException(
                      "knowledge base [{}] is on no node", kbRequest.name());
                }
                builder.startObject();
                RestActions.buildNodesHeader(builder, channel.request(), response);
                builder.field("cluster_name", response.getClusterName().value());
                response.toXContent(builder, channel.request());
                builder.endObject();
                return new RestResponse(RestStatus.OK, builder);
              }
            });
  }
}

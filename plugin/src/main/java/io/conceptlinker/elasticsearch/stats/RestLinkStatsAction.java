package io.conceptlinker.elasticsearch.stats;

import java.util.List;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.common.Strings;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestUtils;
import org.elasticsearch.rest.action.RestActions;

/** {@code GET _concept/_stats} and {@code GET _concept/_stats/nodes/{node_id}}. */
public final class RestLinkStatsAction extends BaseRestHandler {

  @Override
  public String getName() {
    return "concept_stats_action";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(RestRequest.Method.GET, "/_concept/_stats"),
        new Route(RestRequest.Method.GET, "/_concept/_stats/nodes/{node_id}"));
  }

  @Override
  protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
    String[] nodes = Strings.splitStringByCommaToArray(request.param("node_id", ""));
    LinkStatsRequest statsRequest = new LinkStatsRequest(nodes);
    statsRequest.setTimeout(RestUtils.getTimeout(request));
    return channel ->
        client.executeLocally(
            TransportLinkStatsAction.TYPE,
            statsRequest,
            new RestActions.NodesResponseRestListener<>(channel));
  }
}

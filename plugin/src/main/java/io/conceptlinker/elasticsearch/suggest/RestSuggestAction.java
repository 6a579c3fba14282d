package io.conceptlinker.elasticsearch.suggest;

import java.util.List;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.action.RestToXContentListener;

/** {@code GET _concept/KB/_suggest?q=hear}. */
public final class RestSuggestAction extends BaseRestHandler {

  @Override
  public String getName() {
    return "concept_suggest_action";
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route(RestRequest.Method.GET, "/_concept/{kb}/_suggest"));
  }

  @Override
  protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
    SuggestRequest suggestRequest =
        new SuggestRequest(
            request.param("kb", ""),
            request.param("q", ""),
            request.paramAsInt("size", SuggestRequest.DEFAULT_SIZE),
            request.param("index", ""),
            request.param("field", SuggestRequest.DEFAULT_FIELD));
    return channel ->
        client.executeLocally(
            TransportSuggestAction.TYPE, suggestRequest, new RestToXContentListener<>(channel));
  }
}

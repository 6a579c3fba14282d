package io.conceptlinker.elasticsearch.link;

import java.io.IOException;
import java.util.List;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.action.RestToXContentListener;
import org.elasticsearch.xcontent.XContentParser;

/** {@code POST _concept/_explain}: why a text was linked as it was. */
public final class RestExplainLinksAction extends BaseRestHandler {

  @Override
  public String getName() {
    return "concept_explain_action";
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route(RestRequest.Method.POST, "/_concept/_explain"));
  }

  @Override
  protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client)
      throws IOException {
    LinkTextRequest linkRequest;
    try (XContentParser parser = request.contentParser()) {
      linkRequest = LinkTextRequest.parse(parser);
    }
    return channel ->
        client.executeLocally(
            TransportExplainLinksAction.TYPE, linkRequest, new RestToXContentListener<>(channel));
  }
}

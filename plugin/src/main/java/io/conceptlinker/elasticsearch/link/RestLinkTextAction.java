package io.conceptlinker.elasticsearch.link;

import java.io.IOException;
import java.util.List;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.action.RestToXContentListener;
import org.elasticsearch.xcontent.XContentParser;

/** {@code POST _concept/_link}. */
public final class RestLinkTextAction extends BaseRestHandler {

  @Override
  public String getName() {
    return "concept_link_action";
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route(RestRequest.Method.POST, "/_concept/_link"));
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
            TransportLinkTextAction.TYPE, linkRequest, new RestToXContentListener<>(channel));
  }
}

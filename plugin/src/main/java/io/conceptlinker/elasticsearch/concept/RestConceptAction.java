package io.conceptlinker.elasticsearch.concept;

import java.util.List;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.action.RestToXContentListener;

/** {@code GET _concept/KB/ID}, {@code _concept/KB/_expand} and {@code _concept/KB/_graph}. */
public final class RestConceptAction extends BaseRestHandler {
  private final ConceptView view;

  /** Serves one view. */
  public RestConceptAction(ConceptView view) {
    this.view = view;
  }

  @Override
  public String getName() {
    return "concept_" + view.label() + "_action";
  }

  @Override
  public List<Route> routes() {
    String path =
        switch (view) {
          case FACTS -> "/_concept/{kb}/{id}";
          case EXPANSION -> "/_concept/{kb}/_expand";
          case GRAPH -> "/_concept/{kb}/_graph";
        };
    return List.of(new Route(RestRequest.Method.GET, path));
  }

  @Override
  protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
    ConceptRequest conceptRequest =
        new ConceptRequest(
            view,
            request.param("kb", ""),
            request.param("id", ""),
            view == ConceptView.FACTS
                ? view.defaultDepth()
                : request.paramAsInt("max_depth", view.defaultDepth()),
            request.paramAsInt("limit", ConceptRequest.DEFAULT_LIMIT));
    return channel ->
        client.executeLocally(
            TransportConceptAction.TYPE, conceptRequest, new RestToXContentListener<>(channel));
  }
}

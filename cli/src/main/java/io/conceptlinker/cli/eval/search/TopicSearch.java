package io.conceptlinker.cli.eval.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.eval.retrieval.RankedDocuments;
import io.conceptlinker.eval.retrieval.Topic;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts topics to an index. Confined to one thread. */
final class TopicSearch {

  private final Rest rest;
  private final SearchSpec spec;

  TopicSearch(Rest rest, SearchSpec spec) {
    this.rest = rest;
    this.spec = spec;
  }

  /** Documents with words of the query, scored as {@code multi_match} does by default. */
  RankedDocuments words(Topic topic) throws IOException, InterruptedException {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    ObjectNode match = query.putObject("multi_match").put("query", topic.query());
    spec.textFields().forEach(match.putArray("fields")::add);
    return search(query);
  }

  /**
   * Documents that speak of the concepts, or of narrower ones: of those that the node links in the
   * query, or of the topic's. As the node scores them: where all have one score, they are tied.
   */
  RankedDocuments concepts(Topic topic) throws IOException, InterruptedException {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    ObjectNode concept = query.putObject("concept").put("field", spec.conceptField());
    if (!spec.kb().isEmpty()) {
      concept.put("kb", spec.kb());
    }
    if (spec.boostByDistance()) {
      concept.put("boost_by_distance", true);
    }
    if (!spec.topicConcepts()) {
      concept.put("text", topic.query());
    } else if (topic.concepts().isEmpty()) {
      return RankedDocuments.of(Map.of());
    } else {
      topic.concepts().forEach(concept.putArray("value")::add);
    }
    return search(query);
  }

  private RankedDocuments search(ObjectNode query) throws IOException, InterruptedException {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("size", spec.depth()).put("_source", false).set("query", query);
    Map<String, Double> scores = new LinkedHashMap<>();
    JsonNode answer = rest.post("/" + spec.index() + "/_search", request.toString());
    for (JsonNode hit : answer.at("/hits/hits")) {
      scores.put(hit.path("_id").asText(), hit.path("_score").asDouble());
    }
    return RankedDocuments.of(scores);
  }
}

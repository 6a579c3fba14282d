package io.conceptlinker.cli.eval.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

/**
 * The node and the index that answered.
 *
 * @param elasticsearch its version; several in a cluster that is being upgraded
 * @param documents how many documents the index has
 * @param linkedWith versions of knowledge bases that its documents were linked with
 */
record SearchedNode(String elasticsearch, long documents, List<String> linkedWith) {
  SearchedNode {
    linkedWith = List.copyOf(linkedWith);
  }

  static SearchedNode of(Rest rest, String index) throws IOException, InterruptedException {
    JsonNode counted =
        rest.post(
            "/" + index + "/_search",
            "{\"size\":0,\"track_total_hits\":true,"
                + "\"aggs\":{\"kb\":{\"terms\":{\"field\":\"concepts.kb_version\",\"size\":10}}}}");
    TreeSet<String> versions = new TreeSet<>();
    for (JsonNode bucket : counted.at("/aggregations/kb/buckets")) {
      versions.add(bucket.path("key").asText());
    }
    // A node of few modules has nothing at its root, but all tell this.
    TreeSet<String> nodes =
        new TreeSet<>(rest.get("/_nodes?filter_path=nodes.*.version").findValuesAsText("version"));
    return new SearchedNode(
        String.join(", ", nodes), counted.at("/hits/total/value").asLong(), List.copyOf(versions));
  }
}

package io.conceptlinker.tests.integration;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A Vega-Lite panel: the search that it asks for, and the rows that it draws of the answer. */
final class VegaPanel {

  private final JsonNode spec;

  VegaPanel(SavedObject panel) throws JsonProcessingException {
    this.spec = panel.vega();
  }

  JsonNode url() {
    return spec.at("/data/url");
  }

  /**
   * The body as it stands in the panel, with the query that Kibana adds.
   *
   * @param query what is asked for on the dashboard
   */
  ObjectNode request(JsonNode query) {
    ObjectNode body = url().path("body").deepCopy();
    body.set("query", query);
    return body;
  }

  /** The answer's buckets, each once for every bucket inside of it. */
  List<JsonNode> rows(JsonNode answer) {
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode bucket : answer.at(pointer(spec.at("/data/format/property").textValue()))) {
      JsonNode flatten = spec.at("/transform/0");
      for (JsonNode inner : bucket.at(pointer(flatten.at("/flatten/0").textValue()))) {
        ObjectNode row = bucket.deepCopy();
        row.set(flatten.at("/as/0").textValue(), inner);
        rows.add(row);
      }
    }
    return rows;
  }

  /** The fields that the marks show, those aside that are calculated. */
  Set<JsonPointer> shown() {
    Set<String> calculated = new HashSet<>(spec.path("transform").findValuesAsText("as"));
    Set<JsonPointer> shown = new HashSet<>();
    for (String field : spec.path("encoding").findValuesAsText("field")) {
      if (!calculated.contains(field)) {
        shown.add(pointer(field));
      }
    }
    return shown;
  }

  private static JsonPointer pointer(String path) {
    return JsonPointer.compile("/" + path.replace('.', '/'));
  }
}

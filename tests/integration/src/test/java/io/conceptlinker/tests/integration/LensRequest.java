package io.conceptlinker.tests.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The search that a Lens panel asks for: its dimensions as aggregations inside each other, named 0,
 * 1 and so on; its count is what every bucket has.
 */
final class LensRequest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private LensRequest() {}

  /**
   * @param query what is asked for on the dashboard
   */
  static ObjectNode of(SavedObject lens, JsonNode query) {
    ObjectNode body = NODES.objectNode();
    body.put("size", 0).put("track_total_hits", true);
    body.set("query", query);
    ObjectNode at = body;
    int i = 0;
    for (JsonNode dimension : dimensions(lens)) {
      at = at.putObject("aggs").putObject(Integer.toString(i++));
      write(dimension, at);
    }
    return body;
  }

  /** The columns that make buckets, from the outermost in. */
  static List<JsonNode> dimensions(SavedObject lens) {
    List<JsonNode> dimensions = new ArrayList<>();
    for (JsonNode id : lens.layer().path("columnOrder")) {
      JsonNode column = lens.layer().path("columns").path(id.textValue());
      if (column.path("isBucketed").asBoolean()) {
        dimensions.add(column);
      }
    }
    return dimensions;
  }

  private static void write(JsonNode column, ObjectNode aggregation) {
    JsonNode params = column.path("params");
    String operation = column.path("operationType").textValue();
    switch (operation) {
      case "terms" -> {
        boolean significant = params.at("/orderBy/type").textValue().equals("significant");
        ObjectNode terms = aggregation.putObject(significant ? "significant_terms" : "terms");
        terms.put("field", column.path("sourceField").textValue());
        terms.put("size", params.path("size").intValue());
        if (!significant) {
          terms.putObject("order").put("_count", params.path("orderDirection").textValue());
        }
      }
      case "date_histogram" -> {
        ObjectNode histogram = aggregation.putObject(operation);
        histogram.put("field", column.path("sourceField").textValue());
        histogram.put("calendar_interval", params.path("interval").textValue());
        histogram.put("time_zone", "Europe/Paris");
        histogram.put("min_doc_count", params.path("includeEmptyRows").asBoolean() ? 0 : 1);
      }
      case "filters" -> {
        ObjectNode filters = aggregation.putObject(operation).putObject(operation);
        for (JsonNode filter : params.path("filters")) {
          filters.set(
              filter.path("label").textValue(), Kql.query(filter.at("/input/query").textValue()));
        }
      }
      default -> throw new AssertionError("operation [" + operation + "]: teach this class more");
    }
  }
}

package io.conceptlinker.tests.integration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields that an object for Kibana names, wherever it does. */
final class KibanaFields {

  /** Lens's name for the documents themselves. */
  private static final String RECORDS = "___records___";

  private KibanaFields() {}

  static Set<String> of(SavedObject object) throws IOException {
    Set<String> fields = new TreeSet<>();
    switch (object.type()) {
      case "index-pattern" -> {
        fields.add(object.attributes().path("timeFieldName").textValue());
        object.nested("/fieldAttrs").fieldNames().forEachRemaining(fields::add);
        for (JsonNode filter : object.nested("/sourceFilters")) {
          fields.add(filter.path("value").textValue().replace("*", ""));
        }
      }
      case "search" -> {
        object.attributes().path("columns").forEach(column -> fields.add(column.textValue()));
        object.attributes().path("sort").forEach(sort -> fields.add(sort.get(0).textValue()));
        fields.addAll(Kql.fields(object.kql()));
      }
      case "lens" -> {
        fields.addAll(object.layer().findValuesAsText("sourceField"));
        fields.remove(RECORDS);
        for (JsonNode input : object.layer().findValues("input")) {
          fields.addAll(Kql.fields(input.path("query").textValue()));
        }
      }
      case "visualization" -> {
        if (object.isVega()) {
          JsonNode url = new VegaPanel(object).url();
          fields.add(url.path("%timefield%").textValue());
          fields.addAll(url.path("body").findValuesAsText("field"));
          url.findValues("term").forEach(term -> term.fieldNames().forEachRemaining(fields::add));
        }
      }
      case "dashboard" ->
          fields.addAll(
              object.nested("/controlGroupInput/panelsJSON").findValuesAsText("fieldName"));
      default -> {}
    }
    return fields;
  }

  /** The concepts that a panel filters by, by what it calls them. */
  static Map<String, String> filters(SavedObject object) throws IOException {
    Map<String, String> filters = new TreeMap<>();
    if (object.type().equals("lens")) {
      for (JsonNode filter : object.layer().findValues("filters")) {
        for (JsonNode one : filter) {
          filters.put(one.path("label").textValue(), value(one.at("/input/query").textValue()));
        }
      }
    } else if (object.isVega()) {
      for (JsonNode filter : new VegaPanel(object).url().findParents("keyed")) {
        for (Map.Entry<String, JsonNode> one : filter.path("filters").properties()) {
          filters.put(one.getKey(), one.getValue().at("/term/concepts.id").textValue());
        }
      }
    }
    return filters;
  }

  private static String value(String kql) {
    return kql.substring(kql.indexOf(':') + 2);
  }
}

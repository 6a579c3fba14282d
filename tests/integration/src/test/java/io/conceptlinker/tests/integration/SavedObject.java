package io.conceptlinker.tests.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of Kibana's export: a data view, tag, search, panel or dashboard.
 *
 * @param json the whole object
 */
record SavedObject(JsonNode json) {

  static final Path FILE = Checkout.ROOT.resolve("config/kibana/concepts.ndjson");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The objects that ship, in the order of the file. */
  static List<SavedObject> all() throws IOException {
    List<SavedObject> objects = new ArrayList<>();
    for (String line : Files.readAllLines(FILE)) {
      objects.add(new SavedObject(JSON.readTree(line)));
    }
    return objects;
  }

  /** The objects of a type. */
  static List<SavedObject> all(String type) throws IOException {
    return all().stream().filter(object -> object.type().equals(type)).toList();
  }

  static SavedObject of(String id) throws IOException {
    return all().stream().filter(object -> object.id().equals(id)).findFirst().orElseThrow();
  }

  String type() {
    return json.path("type").asText();
  }

  String id() {
    return json.path("id").asText();
  }

  JsonNode attributes() {
    return json.path("attributes");
  }

  /** The JSON in a string attribute, at a JSON pointer. */
  JsonNode nested(String pointer) throws JsonProcessingException {
    return JSON.readTree(attributes().at(pointer).textValue());
  }

  /** The query in the search source of a search or visualization, in KQL. */
  String kql() throws JsonProcessingException {
    return nested("/kibanaSavedObjectMeta/searchSourceJSON").at("/query/query").textValue();
  }

  /** The only layer of a Lens panel. */
  JsonNode layer() {
    return attributes().at("/state/datasourceStates/formBased/layers").iterator().next();
  }

  /** Whether it is a Vega panel. */
  boolean isVega() throws JsonProcessingException {
    return type().equals("visualization")
        && nested("/visState").path("type").asText().equals("vega");
  }

  /** The specification of a Vega panel. */
  ObjectNode vega() throws JsonProcessingException {
    return (ObjectNode) JSON.readTree(nested("/visState").at("/params/spec").textValue());
  }
}

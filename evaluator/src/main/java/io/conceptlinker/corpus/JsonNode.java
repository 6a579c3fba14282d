package io.conceptlinker.corpus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small part of a JSON file, such as one document, in memory. Asking for a field that is missing
 * or of another kind gives the empty value of the kind. Immutable.
 *
 * @param line its line in the file, from 1
 * @param text the text of a string, number or boolean; empty otherwise
 * @param elements the elements of a list
 * @param fields the fields of an object
 */
public record JsonNode(
    int line, String text, List<JsonNode> elements, Map<String, JsonNode> fields) {
  private static final JsonNode MISSING = new JsonNode(0, "", List.of(), Map.of());

  /** Reads the value that the parser stands at. */
  public static JsonNode read(JsonParser parser) throws IOException {
    int line = parser.currentLocation().getLineNr();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, read(parser));
      }
      return new JsonNode(line, "", List.of(), fields);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<JsonNode> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(read(parser));
      }
      return new JsonNode(line, "", elements, Map.of());
    }
    boolean scalar = parser.currentToken().isScalarValue();
    boolean value = scalar && parser.currentToken() != JsonToken.VALUE_NULL;
    return new JsonNode(line, value ? parser.getText() : "", List.of(), Map.of());
  }

  /** The field of an object. */
  public JsonNode field(String name) {
    return fields.getOrDefault(name, MISSING);
  }

  /** The text of a field. */
  public String text(String name) {
    return field(name).text();
  }

  /** The elements of a field. */
  public List<JsonNode> elements(String name) {
    return field(name).elements();
  }

  /** The whole number in the text, or -1. */
  public int number() {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The fields of an object that are text. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    fields.forEach((name, node) -> texts.put(name, node.text()));
    return texts;
  }
}

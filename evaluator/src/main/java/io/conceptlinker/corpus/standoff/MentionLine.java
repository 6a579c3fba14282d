package io.conceptlinker.corpus.standoff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.conceptlinker.corpus.GoldConcepts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of the {@code mentions} contract.
 *
 * @param document {@code doc_id}, or {@code pmid}
 * @param text the text that offsets count in
 * @param start first character as the line counts
 * @param end one after the last
 * @param surface {@code mention}; empty when the line has none
 * @param concepts {@code ids}, or {@code cui}
 * @param group semantic group or entity type; may be empty
 * @param language may be empty
 */
record MentionLine(
    String document,
    String text,
    int start,
    int end,
    String surface,
    GoldConcepts concepts,
    String group,
    String language) {

  /**
   * Parses a line; fields that are not known are passed over.
   *
   * @throws IllegalArgumentException if a field is missing or has another kind of value
   */
  static MentionLine parse(JsonFactory json, String line) throws IOException {
    Map<String, String> strings = new HashMap<>();
    Map<String, Integer> numbers = new HashMap<>();
    List<Set<String>> ids = new ArrayList<>();
    try (JsonParser parser = json.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("no object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        switch (parser.nextToken()) {
          case VALUE_STRING -> strings.put(name, parser.getText());
          case VALUE_NUMBER_INT -> number(parser, name, strings, numbers);
          case START_ARRAY -> {
            if (name.equals("ids")) {
              ids(parser, ids);
            } else {
              parser.skipChildren();
            }
          }
          default -> parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("more than one value");
      }
    }
    if (strings.containsKey("ids")) {
      throw new IllegalArgumentException("field [ids] that is no list");
    }
    if (ids.isEmpty() && strings.containsKey("cui")) {
      ids.add(Set.of(strings.get("cui")));
    }
    return new MentionLine(
        require(strings, strings.containsKey("doc_id") ? "doc_id" : alias(strings)),
        require(strings, "text"),
        require(numbers, "start"),
        require(numbers, "end"),
        strings.getOrDefault("mention", ""),
        new GoldConcepts(ids),
        strings.getOrDefault("group", ""),
        strings.getOrDefault("language", ""));
  }

  private static String alias(Map<String, String> strings) {
    return strings.containsKey("pmid") ? "pmid" : "doc_id";
  }

  /** A document id may be written as a number. */
  private static void number(
      JsonParser parser, String name, Map<String, String> strings, Map<String, Integer> numbers)
      throws IOException {
    if (name.equals("start") || name.equals("end")) {
      numbers.put(name, parser.getIntValue());
    } else {
      strings.put(name, parser.getText());
    }
  }

  private static void ids(JsonParser parser, List<Set<String>> ids) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      boolean id =
          parser.currentToken() == JsonToken.VALUE_STRING
              || parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
      if (!id) {
        throw new IllegalArgumentException("field [ids] with other values than ids");
      }
      // A bar is part of the id here: alternatives have entries of their own.
      String entry = parser.getText();
      List<String> parts = new ArrayList<>();
      for (String part : entry.split("\\+", -1)) {
        if (!GoldConcepts.parse(part).isNil()) {
          parts.add(part.strip());
        }
      }
      if (!parts.isEmpty()) {
        ids.add(Set.copyOf(parts));
      }
    }
  }

  private static <T> T require(Map<String, T> values, String name) {
    T value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("field [" + name + "] missing or of another kind");
    }
    return value;
  }
}

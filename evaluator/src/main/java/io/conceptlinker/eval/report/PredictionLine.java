package io.conceptlinker.eval.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.linking.Dimension;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.RankedConcept;
import io.conceptlinker.eval.linking.Stratum;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One line of {@code predictions.jsonl} while it is parsed. Confined to one thread. */
final class PredictionLine {
  private final JsonFactory json;
  private String document = "";
  private int start = -1;
  private int end = -1;
  private String text = "";
  private String group = "";
  private String language = "";
  private final List<Set<String>> gold = new ArrayList<>();
  private final List<RankedConcept> ranked = new ArrayList<>();
  private final List<Stratum> strata = new ArrayList<>();

  PredictionLine(JsonFactory json) {
    this.json = json;
  }

  /**
   * Parses the line.
   *
   * @throws IllegalArgumentException if a field is missing or has another kind of value
   */
  LinkingCase parse(String line) throws IOException {
    try (JsonParser parser = json.createParser(line)) {
      expect(parser.nextToken() == JsonToken.START_OBJECT, "the line", "an object");
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        field(parser, parser.currentName());
      }
    }
    expect(!document.isEmpty(), "document", "an id");
    return new LinkingCase(
        new GoldMention(document, start, end, text, new GoldConcepts(gold), group, language),
        ranked,
        strata);
  }

  private void field(JsonParser parser, String name) throws IOException {
    parser.nextToken();
    switch (name) {
      case "document" -> document = string(parser, name);
      case "start" -> start = integer(parser, name);
      case "end" -> end = integer(parser, name);
      case "text" -> text = string(parser, name);
      case "group" -> group = string(parser, name);
      case "language" -> language = string(parser, name);
      case "gold" -> gold(parser);
      case "ranked" -> ranked(parser);
      case "strata" -> strata(parser);
      default -> parser.skipChildren();
    }
  }

  private void gold(JsonParser parser) throws IOException {
    expect(parser.currentToken() == JsonToken.START_ARRAY, "gold", "a list of lists");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser.currentToken() == JsonToken.START_ARRAY, "gold", "a list of lists");
      Set<String> ids = new LinkedHashSet<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        ids.add(string(parser, "gold"));
      }
      gold.add(ids);
    }
  }

  private void ranked(JsonParser parser) throws IOException {
    expect(parser.currentToken() == JsonToken.START_ARRAY, "ranked", "a list of objects");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser.currentToken() == JsonToken.START_OBJECT, "ranked", "a list of objects");
      String id = "";
      double score = Double.NaN;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "id" -> id = string(parser, name);
          case "score" -> {
            expect(parser.currentToken().isNumeric(), name, "a number");
            score = parser.getDoubleValue();
          }
          default -> parser.skipChildren();
        }
      }
      ranked.add(new RankedConcept(id, score));
    }
  }

  private void strata(JsonParser parser) throws IOException {
    expect(parser.currentToken() == JsonToken.START_OBJECT, "strata", "an object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      strata.add(
          new Stratum(Dimension.valueOf(name.toUpperCase(Locale.ROOT)), string(parser, name)));
    }
  }

  private static String string(JsonParser parser, String name) throws IOException {
    expect(parser.currentToken() == JsonToken.VALUE_STRING, name, "a string");
    return parser.getText();
  }

  private static int integer(JsonParser parser, String name) throws IOException {
    expect(parser.currentToken() == JsonToken.VALUE_NUMBER_INT, name, "a whole number");
    return parser.getIntValue();
  }

  private static void expect(boolean met, String name, String expected) {
    if (!met) {
      throw new IllegalArgumentException("field [" + name + "] without " + expected);
    }
  }
}

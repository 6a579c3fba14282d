package io.conceptlinker.cli.eval;

import com.fasterxml.jackson.databind.JsonNode;
import io.conceptlinker.eval.linking.Dimension;
import java.util.stream.StreamSupport;

/**
 * What is wrong with a first answer, as far as {@code errors.jsonl} tells; the first that holds.
 */
enum ErrorKind {
  /** Nothing could have found it: neither the vocabulary nor the training corpus knows it. */
  NOT_IN_KB("concept not in the knowledge base"),
  /** The annotators, or the context, tell the same words apart. */
  SEEN_WORDS("words seen in training, other concept here"),
  /** It is not among the concepts that were ranked. */
  NOT_RANKED("concept not among the answers"),
  BROADER("broader concept answered"),
  NARROWER("narrower concept answered"),
  SIBLING("concept with the same parent answered"),
  OTHER("another concept answered");

  private final String description;

  ErrorKind(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  /** The kind of a line. */
  static ErrorKind of(JsonNode error) {
    if (isStratum(error, Dimension.IN_KB, "no") && !isNamed(error)) {
      return NOT_IN_KB;
    }
    if (isStratum(error, Dimension.TEXT, "seen")) {
      return SEEN_WORDS;
    }
    if (error.path("rank").asInt() == 0) {
      return NOT_RANKED;
    }
    return switch (error.at("/ranked/0/relation").asText()) {
      case "broader" -> BROADER;
      case "narrower" -> NARROWER;
      case "sibling" -> SIBLING;
      default -> OTHER;
    };
  }

  /** Whether what linked knows a gold concept, as it does those that training adds. */
  private static boolean isNamed(JsonNode error) {
    return StreamSupport.stream(error.path("gold_names").spliterator(), false)
        .anyMatch(name -> !name.asText().isEmpty());
  }

  private static boolean isStratum(JsonNode error, Dimension dimension, String value) {
    return error.path("strata").path(dimension.label()).asText().equals(value);
  }
}

package io.conceptlinker.cli.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a figure stands in {@code metrics.json}: names with dots between them; in a list, an index
 * in brackets, or what the wanted element has: {@code
 * linking.strata[dimension=concept,value=unseen].recall_at_1.ci95[0]}.
 *
 * @param text the path
 */
record FigurePath(String text) {
  private static final Pattern STEP = Pattern.compile("([a-z_0-9]+)(?:\\[([^\\]]+)\\])?");

  FigurePath {
    for (String step : steps(text)) {
      if (!STEP.matcher(step).matches()) {
        throw new IllegalArgumentException(
            "figure ["
                + text
                + "]: expected names with dots between them, perhaps with [index] or"
                + " [field=value]; correct it");
      }
    }
  }

  /** Whether it counts cases, so that nothing but the very number is right. */
  boolean isCount() {
    return text.endsWith(".n");
  }

  /** The figure; nothing when there is none, or {@code null}. */
  OptionalDouble in(JsonNode metrics) {
    JsonNode node = metrics;
    for (String step : steps(text)) {
      Matcher matcher = STEP.matcher(step);
      if (matcher.matches()) {
        node = node.path(matcher.group(1));
        if (matcher.group(2) != null) {
          node = element(node, matcher.group(2));
        }
      }
    }
    return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
  }

  private static JsonNode element(JsonNode list, String selector) {
    if (selector.matches("\\d{1,9}")) {
      return list.path(Integer.parseInt(selector));
    }
    for (JsonNode element : list) {
      boolean wanted = true;
      for (String condition : selector.split(",", -1)) {
        int equals = condition.indexOf('=');
        wanted &=
            equals > 0
                && element
                    .path(condition.substring(0, equals))
                    .asText()
                    .equals(condition.substring(equals + 1));
      }
      if (wanted) {
        return element;
      }
    }
    return list.path("");
  }

  /** Cut at dots outside of brackets. */
  private static List<String> steps(String text) {
    List<String> steps = new ArrayList<>();
    int from = 0;
    boolean inBrackets = false;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      inBrackets = character == '[' || (inBrackets && character != ']');
      if (character == '.' && !inBrackets) {
        steps.add(text.substring(from, at));
        from = at + 1;
      }
    }
    steps.add(text.substring(from));
    return steps;
  }
}

package io.conceptlinker.elasticsearch.yaml;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.common.bytes.BytesArray;
import org.elasticsearch.test.rest.ObjectPath;
import org.elasticsearch.test.rest.Stash;
import org.elasticsearch.xcontent.XContentType;
import org.jspecify.annotations.Nullable;

/** Runs the steps of a test against a cluster. Confined to a thread. */
public final class YamlRunner {
  private static final Map<String, Integer> CATCHES =
      Map.of("bad_request", 400, "missing", 404, "too_many_requests", 429, "unavailable", 503);

  private final RestClient client;
  private final Stash stash = new Stash();
  private @Nullable ObjectPath response;
  private String body = "";

  public YamlRunner(RestClient client) {
    this.client = client;
  }

  /** Runs a test; the teardown runs whatever happens. */
  public void run(YamlTest test) throws IOException {
    try {
      runAll(test.setup());
      runAll(test.steps());
    } catch (AssertionError e) {
      throw new AssertionError(test.name() + ", " + e.getMessage(), e);
    } finally {
      runAll(test.teardown());
    }
  }

  private void runAll(List<Map<String, Object>> steps) throws IOException {
    for (Map<String, Object> step : steps) {
      for (Map.Entry<String, Object> entry : step.entrySet()) {
        try {
          run(entry.getKey(), entry.getValue());
        } catch (AssertionError e) {
          throw new AssertionError(step + ": " + e.getMessage() + "\nlast response: " + body, e);
        }
      }
    }
  }

  private void run(String kind, Object argument) throws IOException {
    switch (kind) {
      case "do" -> request(map(argument));
      case "is_true" -> check(isTrue(value(String.valueOf(argument))), "expected a true value");
      case "is_false" -> check(!isTrue(value(String.valueOf(argument))), "expected no true value");
      default -> {
        for (Map.Entry<String, Object> entry : map(argument).entrySet()) {
          compare(kind, entry.getKey(), entry.getValue());
        }
      }
    }
  }

  private void compare(String kind, String path, Object expected) throws IOException {
    Object actual = value(path);
    switch (kind) {
      case "match" -> match(expected, actual);
      case "length" -> check(size(actual) == number(expected), "found " + size(actual));
      case "gte" -> check(number(actual) >= number(expected), "found " + actual);
      case "set" -> stash.stashValue(String.valueOf(expected), actual);
      default -> throw new AssertionError("unknown step [" + kind + "]");
    }
  }

  private void request(Map<String, Object> step) throws IOException {
    String expected = null;
    for (Map.Entry<String, Object> entry : step.entrySet()) {
      if (entry.getKey().equals("catch")) {
        expected = String.valueOf(entry.getValue());
        continue;
      }
      Map<String, Object> arguments = stash.replaceStashedValues(map(entry.getValue()));
      try {
        remember(client.performRequest(RestSpecification.request(entry.getKey(), arguments)));
        check(expected == null, "expected an error [" + expected + "]");
      } catch (ResponseException e) {
        remember(e.getResponse());
        caught(expected, e.getResponse().getStatusLine().getStatusCode());
      }
    }
  }

  private void caught(@Nullable String expected, int status) {
    if (expected == null) {
      throw new AssertionError("unexpected status " + status);
    }
    if (expected.startsWith("/")) {
      match(expected, body);
    } else {
      check(CATCHES.get(expected) == status, "expected " + expected + ", found " + status);
    }
  }

  private void remember(Response answer) throws IOException {
    body = EntityUtils.toString(answer.getEntity());
    response = ObjectPath.createFromXContent(XContentType.JSON.xContent(), new BytesArray(body));
  }

  private @Nullable Object value(String path) throws IOException {
    if (response == null) {
      throw new AssertionError("no response yet");
    }
    return response.evaluate(path, stash);
  }

  private static void match(Object expected, @Nullable Object actual) {
    if (expected instanceof String regex && regex.matches("/.*/")) {
      Pattern pattern = Pattern.compile(regex.substring(1, regex.length() - 1), Pattern.DOTALL);
      // A regular expression on the whole body meets quotes and backslashes as JSON has them.
      check(pattern.matcher(String.valueOf(actual)).find(), "found " + actual);
    } else if (expected instanceof Number && actual instanceof Number) {
      check(number(expected) == number(actual), "found " + actual);
    } else {
      check(expected.equals(actual), "found " + actual);
    }
  }

  private static boolean isTrue(@Nullable Object value) {
    return value != null && !List.of("", "false", "0").contains(value.toString());
  }

  private static double number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new AssertionError("expected a number, found [" + value + "]");
  }

  private static int size(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> map.size();
      case Collection<?> collection -> collection.size();
      case null, default -> throw new AssertionError("expected a list or map, found " + value);
    };
  }

  private static void check(boolean holds, String problem) {
    if (!holds) {
      throw new AssertionError(problem);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}

package io.conceptlinker.elasticsearch.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.client.Request;
import org.elasticsearch.common.bytes.BytesReference;
import org.elasticsearch.common.xcontent.XContentHelper;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentFactory;
import org.elasticsearch.xcontent.XContentType;
import org.jspecify.annotations.Nullable;

/** Turns the name of an API and its arguments into a request, by the API's JSON specification. */
final class RestSpecification {
  private RestSpecification() {}

  /**
   * The request of a {@code do} step.
   *
   * @param arguments parts of the path, parameters, and {@code body}
   * @throws AssertionError when there is no such API or the arguments fit none of its paths
   */
  static Request request(String api, Map<String, Object> arguments) throws IOException {
    Map<String, Object> left = new LinkedHashMap<>(arguments);
    Object body = left.remove("body");
    Map<String, Object> path = path(api, left.keySet());
    String url = (String) get(path, "path");
    for (String part : parts(path)) {
      url = url.replace("{" + part + "}", String.valueOf(left.remove(part)));
    }
    Request request = new Request(String.valueOf(((List<?>) get(path, "methods")).getFirst()), url);
    left.forEach((name, value) -> request.addParameter(name, String.valueOf(value)));
    if (body instanceof List<?> lines) {
      StringBuilder ndjson = new StringBuilder();
      for (Object line : lines) {
        ndjson.append(json(line)).append('\n');
      }
      request.setJsonEntity(ndjson.toString());
    } else if (body != null) {
      request.setJsonEntity(json(body));
    }
    return request;
  }

  private static String json(Object value) throws IOException {
    try (XContentBuilder builder = XContentFactory.jsonBuilder()) {
      return BytesReference.bytes(builder.value(value)).utf8ToString();
    }
  }

  /** The path of which the arguments have all parts, and as many as possible. */
  private static Map<String, Object> path(String api, Set<String> arguments) {
    Map<String, Object> best = null;
    for (Object candidate : (List<?>) get(map(get(specification(api), "url")), "paths")) {
      Map<String, Object> path = map(candidate);
      if (arguments.containsAll(parts(path))
          && (best == null || parts(path).size() > parts(best).size())) {
        best = path;
      }
    }
    if (best == null) {
      throw new AssertionError("api [" + api + "]: no path takes " + arguments);
    }
    return best;
  }

  private static Set<String> parts(Map<String, Object> path) {
    Object parts = path.get("parts");
    return parts == null ? Set.of() : map(parts).keySet();
  }

  private static Map<String, Object> specification(String api) {
    String folder = api.startsWith("concept.") ? "api" : "server";
    String resource = "/rest-api-spec/" + folder + "/" + api + ".json";
    try (InputStream in = RestSpecification.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError("api [" + api + "]: no specification [" + resource + "]");
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return map(get(XContentHelper.convertToMap(XContentType.JSON.xContent(), json, true), api));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object get(Map<String, Object> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      throw new AssertionError("expected [" + key + "] among " + map.keySet());
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new AssertionError("expected a map, found [" + value + "]");
  }
}

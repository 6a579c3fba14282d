package io.conceptlinker.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The questions that the page may ask, and the request to the node behind each: there is no way to
 * another. None of them changes anything. Thread-safe.
 */
final class NodeQuestions {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CANDIDATES = 8;

  private final URI node;
  private final PageSpec spec;

  NodeQuestions(URI node, PageSpec spec) {
    this.node = node;
    this.spec = spec;
  }

  /**
   * The request to the node.
   *
   * @param path of the question, without {@code /api/}, decoded
   * @param query its parameters as they stand in the address, or null
   * @throws BadRequestException if the page has no such question
   */
  HttpRequest get(String path, @Nullable String query) throws BadRequestException {
    int slash = path.indexOf('/');
    String what = slash < 0 ? path : path.substring(0, slash);
    String id = slash < 0 ? "" : path.substring(slash + 1);
    String base = "/_concept/" + encode(spec.kb());
    return switch (what) {
      case "about" -> ask("/_concept/kb/" + encode(spec.kb()));
      case "concept" -> ask(base + "/" + encode(required("id", id)));
      case "suggest" -> suggest(base, Parameters.parse(query, Set.of("q")));
      case "expand" -> expand(base, Parameters.parse(query, Set.of("id")));
      case "graph" -> graph(base, Parameters.parse(query, Set.of("id", "depth")));
      case "search" ->
          search(DocumentSearch.of(Parameters.parse(query, DocumentSearch.PARAMETERS)));
      case "document" -> document(required("id", id));
      default -> throw new BadRequestException(404, "the page has no such question");
    };
  }

  /**
   * The request to the node that links a text.
   *
   * @param path {@code link} or {@code explain}
   * @param body JSON with the {@code text}
   */
  HttpRequest post(String path, byte[] body) throws BadRequestException {
    if (!path.equals("link") && !path.equals("explain")) {
      throw new BadRequestException(404, "the page has no such question");
    }
    JsonNode text;
    try {
      text = JSON.readTree(new String(body, StandardCharsets.UTF_8)).path("text");
    } catch (JsonProcessingException e) {
      // Without the cause: its message quotes what it could not read.
      throw new BadRequestException(400, "body: expected JSON");
    }
    if (!text.isTextual()) {
      throw new BadRequestException(400, "body: expected an object with a text");
    }
    ObjectNode question = JSON.createObjectNode();
    question.set("text", text);
    question.put("kb", spec.kb()).put("candidates", CANDIDATES);
    return ask("/_concept/_" + path, question);
  }

  private HttpRequest suggest(String base, Parameters parameters) throws BadRequestException {
    String words = required("q", parameters.first("q"));
    return ask(base + "/_suggest?size=8&index=" + encode(spec.index()) + "&q=" + encode(words));
  }

  private HttpRequest expand(String base, Parameters parameters) throws BadRequestException {
    String expression = required("id", parameters.first("id"));
    return ask(base + "/_expand?limit=1000&id=" + encode(expression));
  }

  private HttpRequest graph(String base, Parameters parameters) throws BadRequestException {
    String id = required("id", parameters.first("id"));
    int depth = parameters.number("depth", 1, 30);
    return ask(base + "/_graph?limit=1000&max_depth=" + depth + "&id=" + encode(id));
  }

  private HttpRequest search(DocumentSearch search) {
    return ask("/" + encode(spec.index()) + "/_search", search.body(spec.kb()));
  }

  private HttpRequest document(String id) {
    return ask(
        "/"
            + encode(spec.index())
            + "/_doc/"
            + encode(id)
            + "?_source_includes="
            + String.join(",", DocumentSearch.SOURCE));
  }

  private static String required(String name, String value) throws BadRequestException {
    if (value.isBlank()) {
      throw new BadRequestException(400, "parameter [" + name + "]: expected a value, found none");
    }
    return value;
  }

  private HttpRequest ask(String path) {
    return HttpRequest.newBuilder(node.resolve(path)).timeout(PATIENCE).GET().build();
  }

  private HttpRequest ask(String path, ObjectNode body) {
    return HttpRequest.newBuilder(node.resolve(path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }

  /** For a path and for a parameter alike. Dots alone would be a step in the path. */
  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace(".", "%2E");
  }
}

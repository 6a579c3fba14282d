package io.conceptlinker.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that answers searches as a node does, with what a test puts into it. */
final class SearchServer implements Closeable {

  private static final String MISSING =
      "{\"error\":{\"type\":\"index_not_found_exception\",\"reason\":\"no such index [none]\"}}";

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Set<String> authorizations = ConcurrentHashMap.newKeySet();
  private final Map<String, String> hits = new ConcurrentHashMap<>();

  SearchServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Bodies of the searches so far. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** What requests so far said who they are. */
  Set<String> authorizations() {
    return Set.copyOf(authorizations);
  }

  /** Answers searches whose body contains something with hits in JSON. */
  void put(String contained, String found) {
    hits.put(contained, found);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
          .ifPresent(authorizations::add);
      boolean missing = exchange.getRequestURI().getPath().startsWith("/none/");
      byte[] bytes = (missing ? MISSING : answer(body)).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(missing ? 404 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String answer(String body) {
    if (body.isEmpty()) {
      return "{\"nodes\":{\"x\":{\"version\":\"9.5.3\"}}}";
    }
    if (body.contains("\"aggs\"")) {
      return "{\"hits\":{\"total\":{\"value\":105}},"
          + "\"aggregations\":{\"kb\":{\"buckets\":[{\"key\":\"demo@1\"}]}}}";
    }
    asked.add(body);
    for (Map.Entry<String, String> entry : hits.entrySet()) {
      if (body.contains(entry.getKey())) {
        return "{\"hits\":{\"hits\":[" + entry.getValue() + "]}}";
      }
    }
    return "{\"hits\":{\"hits\":[]}}";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

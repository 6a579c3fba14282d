package io.conceptlinker.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Answers requests with what was written down, in order; the last answer is repeated. */
final class ScriptedServer implements AutoCloseable {

  /**
   * One answer.
   *
   * @param status of HTTP
   * @param body its text
   * @param retryAfter a header; empty for none
   */
  record Answer(int status, String body, String retryAfter) {}

  private final HttpServer server;
  private final List<Answer> answers;
  private final List<Long> timeouts = new ArrayList<>();

  private ScriptedServer(HttpServer server, List<Answer> answers) {
    this.server = server;
    this.answers = answers;
  }

  static ScriptedServer start(Answer... answers) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ScriptedServer scripted = new ScriptedServer(server, List.of(answers));
    server.createContext("/", scripted::answer);
    server.start();
    return scripted;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      Answer answer;
      synchronized (timeouts) {
        answer = answers.get(Math.min(timeouts.size(), answers.size() - 1));
        timeouts.add(Long.valueOf(exchange.getRequestHeaders().getFirst("X-Request-Timeout-Ms")));
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      if (!answer.retryAfter().isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
      }
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What each request said about the time that is left, in milliseconds. */
  List<Long> timeouts() {
    synchronized (timeouts) {
      return List.copyOf(timeouts);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package io.conceptlinker.eval.judge;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server on this machine that speaks chat completions as a test tells it to. */
final class ChatServer implements Closeable {
  /** Decides what a request gets. */
  interface Script {
    void answer(Call call) throws IOException, InterruptedException;
  }

  /** A request, and ways to answer it. */
  record Call(int number, String path, Headers headers, String body, HttpExchange exchange) {
    void send(int status, String text, Map<String, String> more) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      more.forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }

    void send(int status) throws IOException {
      send(status, "{\"error\":{\"message\":\"secret\"}}", Map.of());
    }

    /** A completion whose content is this text. */
    void reply(String content) throws IOException {
      send(200, completion(content, 7), Map.of("Content-Type", "application/json"));
    }

    /** Promises more than it sends, then hangs up. */
    void breakOff() throws IOException {
      exchange.sendResponseHeaders(200, 5000);
      exchange.getResponseBody().write("{\"choices\":[{\"mess".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    }
  }

  private final HttpServer server;
  private final ExecutorService executor = Executors.newFixedThreadPool(4);
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  ChatServer(Script script) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext("/", exchange -> handle(exchange, script));
    server.start();
  }

  private void handle(HttpExchange exchange, Script script) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Call call;
      synchronized (calls) {
        call =
            new Call(
                calls.size() + 1,
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders(),
                body,
                exchange);
        calls.add(call);
      }
      script.answer(call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static String completion(String content, int tokens) {
    String quoted = content.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "{\"id\":\"x\",\"choices\":[{\"index\":0,\"logprobs\":null,\"message\":{\"role\":"
        + "\"assistant\",\"refusal\":null,\"content\":\""
        + quoted
        + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,\"details\":{\"a\":1},"
        + "\"total_tokens\":"
        + tokens
        + "}}";
  }

  ChatEndpoint endpoint(String model) {
    return endpoint(model, "", Duration.ofMinutes(1));
  }

  ChatEndpoint endpoint(String model, String key, Duration timeout) {
    int port = server.getAddress().getPort();
    return new ChatEndpoint(
        URI.create("http://localhost:" + port + "/v1/"), model, key, timeout, 64);
  }

  List<Call> calls() {
    return calls;
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
        throw new AssertionError("server threads go on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.conceptlinker.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the page on 127.0.0.1 until it is closed. It is no proxy: it answers the questions in
 * {@link NodeQuestions}, and only to the page itself ({@link Admission}). Nothing that is asked is
 * logged. Thread-safe.
 */
public final class PageServer implements AutoCloseable {

  /** A text of the longest kind that a node links, each character as a six-byte escape. */
  private static final int MAX_BODY_BYTES = 6 * 1_000_000 + 1_000;

  private static final Map<String, String> SECURITY =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
              + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private final HttpServer server;
  private final ExecutorService executor;
  private final HttpClient client;
  private final Assets assets;
  private final Admission admission;
  private final NodeQuestions questions;

  private PageServer(HttpServer server, Assets assets, URI node, PageSpec spec) {
    this.server = server;
    this.assets = assets;
    this.admission = new Admission(server.getAddress().getPort());
    this.questions = new NodeQuestions(node, spec);
    this.executor = Executors.newVirtualThreadPerTaskExecutor();
    this.client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(executor).build();
  }

  /**
   * Starts to serve.
   *
   * @param port on 127.0.0.1; 0 for any that is free
   * @param node address of the node's REST interface
   * @throws IOException if the port is taken or the page was not built
   */
  public static PageServer start(int port, URI node, PageSpec spec) throws IOException {
    Assets assets = Assets.load();
    InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    PageServer page = new PageServer(server, assets, node, spec);
    server.setExecutor(page.executor);
    server.createContext("/", page::handle);
    server.start();
    return page;
  }

  /** The address to open in a browser. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      SECURITY.forEach(headers::set);
      try {
        admission.check(exchange.getRequestMethod(), exchange.getRequestHeaders());
        answer(exchange);
      } catch (BadRequestException e) {
        send(exchange, e.status(), "application/json", error(e.reason()));
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException, BadRequestException {
    URI uri = exchange.getRequestURI();
    String path = uri.getPath();
    boolean isPost = exchange.getRequestMethod().equals("POST");
    if (path.startsWith("/api/")) {
      String question = path.substring("/api/".length());
      relay(
          exchange,
          isPost
              ? questions.post(question, body(exchange))
              : questions.get(question, uri.getRawQuery()));
      return;
    }
    Optional<String> file = isPost ? Optional.empty() : assets.at(path);
    if (file.isEmpty()) {
      throw new BadRequestException(404, "the page has no such file");
    }
    send(exchange, 200, assets.type(file.get()), assets.bytes(file.get()));
  }

  private static byte[] body(HttpExchange exchange) throws IOException, BadRequestException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES) {
        throw new BadRequestException(413, "body: expected at most " + MAX_BODY_BYTES + " bytes");
      }
      return body;
    }
  }

  private void relay(HttpExchange exchange, HttpRequest request)
      throws IOException, BadRequestException {
    HttpResponse<byte[]> response;
    try {
      response = client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new BadRequestException(502, "the node does not answer; is it still running?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadRequestException(503, "the page is being stopped");
    }
    send(exchange, response.statusCode(), "application/json", response.body());
  }

  /** In the shape in which the node says what is wrong. */
  private static byte[] error(String reason) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("error").put("reason", reason);
    return answer.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, isHead || bytes.length == 0 ? -1 : bytes.length);
    if (!isHead) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Stops at once. */
  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
    executor.shutdownNow();
  }
}

package io.conceptlinker.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The REST interface of one node, in JSON. Thread-safe.
 *
 * <p>Methods throw {@link RestException} where the node answers with an error.
 */
public final class Rest implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final URI url;
  private final String authorization;
  private final HttpClient client;

  /** A client of the node at {@code url}, which asks nobody who they are. */
  public Rest(URI url) {
    this(url, "");
  }

  /**
   * A client of the node at {@code url}.
   *
   * @param apiKey encoded as Elasticsearch gives it; empty if the node asks for none
   */
  public Rest(URI url, String apiKey) {
    this.url = url;
    this.authorization = apiKey.isEmpty() ? "" : "ApiKey " + apiKey;
    this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** Asks for something. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  /** Makes or replaces something. */
  public JsonNode put(String path, String json) throws IOException, InterruptedException {
    return send("PUT", path, json);
  }

  /** Sends something; an empty text means no body. */
  public JsonNode post(String path, String json) throws IOException, InterruptedException {
    return send("POST", path, json);
  }

  /** Deletes what is there; nothing if it is not. */
  public void delete(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(request("DELETE", path, "", "application/json"), BodyHandlers.ofByteArray());
    if (response.statusCode() != 404) {
      answer("DELETE", path, response);
    }
  }

  /** Sends lines of JSON without waiting for the answer. */
  public CompletableFuture<JsonNode> bulk(String path, String lines) {
    return client
        .sendAsync(request("POST", path, lines, "application/x-ndjson"), BodyHandlers.ofByteArray())
        .thenApply(
            response -> {
              try {
                return answer("POST", path, response);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private JsonNode send(String method, String path, String json)
      throws IOException, InterruptedException {
    try {
      return answer(
          method,
          path,
          client.send(request(method, path, json, "application/json"), BodyHandlers.ofByteArray()));
    } catch (ConnectException e) {
      throw new IOException("node [" + url + "]: expected it to answer, found nobody there", e);
    }
  }

  private HttpRequest request(String method, String path, String body, String type) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return request.build();
  }

  private static JsonNode answer(String method, String path, HttpResponse<byte[]> response)
      throws IOException {
    JsonNode body = JSON.readTree(response.body());
    if (response.statusCode() >= 300) {
      throw new RestException(method, path, response.statusCode(), body);
    }
    return body;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

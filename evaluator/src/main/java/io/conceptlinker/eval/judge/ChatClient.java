package io.conceptlinker.eval.judge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.conceptlinker.eval.judge.ChatOutcome.Failed;
import io.conceptlinker.eval.judge.ChatOutcome.Replied;
import io.conceptlinker.eval.judge.ChatOutcome.Unasked;
import java.io.IOException;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Calls chat completions, and calls again when that may help. Neither keys nor texts are in any
 * message. Thread-safe.
 */
public final class ChatClient {
  private static final int LARGEST_REPLY = 1 << 20;

  /** A server that does not count is taken to use a token for so many characters. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  /** What will fail with every question. */
  private static final Set<Integer> HOPELESS = Set.of(401, 402, 403, 404, 405, 407, 410);

  private final HttpClient http;
  private final RetryPolicy retries;
  private final Budget budget;
  private final InstantSource clock;
  private final Sleep sleep;

  /** Waits; a test does not. */
  @FunctionalInterface
  interface Sleep {
    void sleep(Duration duration) throws InterruptedException;
  }

  /** A client; the caller closes {@code http}. */
  public ChatClient(HttpClient http, RetryPolicy retries, Budget budget) {
    this(http, retries, budget, InstantSource.system(), Thread::sleep);
  }

  ChatClient(
      HttpClient http, RetryPolicy retries, Budget budget, InstantSource clock, Sleep sleep) {
    this.http = http;
    this.retries = retries;
    this.budget = budget;
    this.clock = clock;
    this.sleep = sleep;
  }

  /** What is spent. */
  public Budget budget() {
    return budget;
  }

  /**
   * Asks a question.
   *
   * @throws IOException when the endpoint refuses all questions, such as for a wrong key
   */
  ChatOutcome ask(ChatEndpoint endpoint, String system, String user)
      throws IOException, InterruptedException {
    HttpRequest request = request(endpoint, system, user);
    SplittableRandom random = new SplittableRandom(user.hashCode());
    String reason = "no call made";
    for (int made = 1; ; made++) {
      if (!budget.take()) {
        return made == 1 ? new Unasked() : new Failed(reason);
      }
      Optional<Duration> asked = Optional.empty();
      try {
        HttpResponse<byte[]> response =
            http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_REPLY));
        int status = response.statusCode();
        if (status == 200) {
          ChatReply reply = ChatReply.parse(response.body());
          budget.spend(tokens(reply, system, user));
          return new Replied(reply);
        }
        if (HOPELESS.contains(status) || status >= 300 && status < 400) {
          throw new EndpointException(endpoint, status);
        }
        reason = "HTTP " + status;
        if (status != 408 && status != 425 && status != 429 && status < 500) {
          return new Failed(reason);
        }
        asked = RetryPolicy.retryAfter(response.headers().firstValue("Retry-After"), clock);
      } catch (EndpointException e) {
        throw e;
      } catch (IOException e) {
        reason = reason(e);
      }
      Optional<Duration> pause = retries.pause(made, asked, random);
      if (pause.isEmpty()) {
        return new Failed(reason);
      }
      sleep.sleep(pause.get());
    }
  }

  /** Never the message of the exception: a parser's quotes what it could not read. */
  private static String reason(IOException e) {
    return switch (e) {
      case HttpTimeoutException _ -> "timeout";
      case ConnectException _ -> "no connection";
      case JsonProcessingException _ -> "reply that is no JSON";
      default -> "broken reply";
    };
  }

  private static long tokens(ChatReply reply, String system, String user) {
    return reply.tokens() >= 0
        ? reply.tokens()
        : Math.ceilDiv(
            system.length() + user.length() + reply.content().length(), CHARACTERS_PER_TOKEN);
  }

  private static HttpRequest request(ChatEndpoint endpoint, String system, String user)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.completions())
            .timeout(endpoint.timeout())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body(endpoint, system, user)));
    if (!endpoint.key().isEmpty()) {
      request.header("Authorization", "Bearer " + endpoint.key());
    }
    return request.build();
  }

  private static String body(ChatEndpoint endpoint, String system, String user) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("model", endpoint.model());
      json.writeNumberField("temperature", 0);
      json.writeNumberField("max_tokens", endpoint.maxTokens());
      json.writeArrayFieldStart("messages");
      message(json, "system", system);
      message(json, "user", user);
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void message(JsonGenerator json, String role, String content) throws IOException {
    json.writeStartObject();
    json.writeStringField("role", role);
    json.writeStringField("content", content);
    json.writeEndObject();
  }
}

package io.conceptlinker.link.remote;

import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.json.JsonValue;
import io.conceptlinker.link.remote.RemoteLinkException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one server, repeated while that may help and time is left: when it is busy, stopping
 * or not there. Waits grow from 50 ms to 2 s, and half of each is drawn by chance so that clients
 * do not come back together. Thread-safe.
 */
final class RemoteConnection {
  private static final long FIRST_WAIT_MILLIS = 50;
  private static final long LONGEST_WAIT_MILLIS = 2_000;
  private static final int MOST_DOUBLINGS = 6;

  private final HttpClient client;
  private final RemoteSpec spec;
  private final URI uri;
  private final CircuitBreaker breaker;

  RemoteConnection(HttpClient client, RemoteSpec spec) {
    this.client = client;
    this.spec = spec;
    String base = spec.server().toString();
    this.uri = URI.create((base.endsWith("/") ? base : base + "/") + "v1/link");
    this.breaker = new CircuitBreaker(spec.breakAfter(), spec.breakFor());
  }

  /**
   * Sends a body and answers with what came back with status 200 or 413.
   *
   * @param deadlineNanos when the caller stops to wait
   */
  HttpResponse<byte[]> post(byte[] body, long deadlineNanos) {
    @Nullable RemoteLinkException before = null;
    for (int attempt = 0; ; attempt++) {
      if (!breaker.permits(System.nanoTime())) {
        throw problem(
            Kind.UNREACHABLE,
            "expected it to work, found ["
                + spec.breakAfter()
                + "] failures in a row; it is left alone for "
                + spec.breakFor().toMillis()
                + " ms",
            before);
      }
      long leftNanos = deadlineNanos - System.nanoTime();
      if (leftNanos <= 0) {
        // A wait took longer than it should: what went wrong before it is still the reason.
        throw before == null
            ? problem(Kind.DEADLINE, "expected an answer in time, found none")
            : before;
      }
      RemoteLinkException failure;
      long retryAfterMillis = 0;
      try {
        HttpResponse<byte[]> response = send(body, Duration.ofNanos(leftNanos));
        int status = response.statusCode();
        if (status == 200 || status == 413) {
          breaker.succeeded();
          return response;
        }
        failure = refusal(response);
        if (failure.kind() == Kind.UNREACHABLE) {
          breaker.failed(System.nanoTime());
        } else {
          breaker.succeeded();
        }
        retryAfterMillis = retryAfterMillis(response);
      } catch (HttpConnectTimeoutException e) {
        breaker.failed(System.nanoTime());
        failure = problem(Kind.UNREACHABLE, "expected an answer, found no connection", e);
      } catch (HttpTimeoutException e) {
        breaker.failed(System.nanoTime());
        throw problem(Kind.DEADLINE, "expected an answer in time, found none", e);
      } catch (SSLException e) {
        throw problem(
            Kind.UNTRUSTED,
            "expected a certificate that is trusted, found none; give the one that stands behind"
                + " the server's",
            e);
      } catch (IOException e) {
        breaker.failed(System.nanoTime());
        failure = problem(Kind.UNREACHABLE, "expected an answer, found no connection", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw problem(Kind.INTERRUPTED, "expected an answer, found an interrupt", e);
      }
      if (failure.kind() != Kind.UNREACHABLE && failure.kind() != Kind.BUSY) {
        throw failure;
      }
      before = failure;
      pause(Math.max(retryAfterMillis, waitMillis(attempt)), deadlineNanos, failure);
    }
  }

  private HttpResponse<byte[]> send(byte[] body, Duration left)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(left)
            .header("Content-Type", "application/json")
            .header("X-Request-Timeout-Ms", Long.toString(Math.max(1, left.toMillis())))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!spec.apiKey().isEmpty()) {
      request.header("Authorization", "Bearer " + spec.apiKey());
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private RemoteLinkException refusal(HttpResponse<byte[]> response) {
    Kind kind =
        switch (response.statusCode()) {
          case 409 -> Kind.OTHER_KNOWLEDGE_BASE;
          case 429 -> Kind.BUSY;
          case 502, 503 -> Kind.UNREACHABLE;
          case 504 -> Kind.DEADLINE;
          default -> response.statusCode() >= 500 ? Kind.FAILED : Kind.REFUSED;
        };
    return problem(
        kind, "expected links, found status [" + response.statusCode() + "]" + reason(response));
  }

  /** What our server says; others may say anything. */
  private static String reason(HttpResponse<byte[]> response) {
    try {
      JsonValue error = JsonValue.parse("answer", response.body()).get("error");
      return " " + error.get("type").text() + ": " + error.get("message").text();
    } catch (JsonFormatException e) {
      return " of something that is no link server";
    }
  }

  private static long retryAfterMillis(HttpResponse<byte[]> response) {
    try {
      return response.headers().firstValue("Retry-After").map(Long::parseLong).orElse(0L) * 1000;
    } catch (NumberFormatException e) {
      // A date: the growing wait has to do.
      return 0;
    }
  }

  private static long waitMillis(int attempt) {
    long most =
        Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(attempt, MOST_DOUBLINGS));
    return most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
  }

  /** Waits, or gives up where the time would be over. */
  private static void pause(long millis, long deadlineNanos, RemoteLinkException failure) {
    if (deadlineNanos - System.nanoTime() <= Duration.ofMillis(millis).toNanos()) {
      throw failure;
    }
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  RemoteLinkException problem(Kind kind, String problem) {
    return problem(kind, problem, null);
  }

  RemoteLinkException problem(Kind kind, String problem, @Nullable Throwable cause) {
    return new RemoteLinkException(kind, spec + ": " + problem, cause);
  }
}

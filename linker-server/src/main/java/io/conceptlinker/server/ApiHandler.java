package io.conceptlinker.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Finds the endpoint of a request, and turns it away where it may not come in. Thread-safe. */
final class ApiHandler extends Handler.Abstract {
  private static final System.Logger LOG = System.getLogger(ApiHandler.class.getName());
  private static final String LINK = "/v1/link";
  private static final String HEALTH = "/healthz";
  private static final String LIVE = "/healthz/live";
  private static final String METRICS = "/metrics";
  private static final String OTHER = "other";

  /**
   * How much of a body that nobody wants is read: a client that still sends does not hear the
   * answer, and a connection with a rest on it cannot be used again.
   */
  private static final long DRAINED_BYTES = 64L << 20;

  private final ServerOptions options;
  private final LinkEndpoint link;
  private final HealthEndpoint health;
  private final ServerMetrics metrics;

  ApiHandler(
      ServerOptions options, LinkEndpoint link, HealthEndpoint health, ServerMetrics metrics) {
    this.options = options;
    this.link = link;
    this.health = health;
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long arrived = System.nanoTime();
    String path = Request.getPathInContext(request);
    InputStream body = Content.Source.asInputStream(request);
    Reply reply;
    try {
      reply = reply(path, request, body, arrived);
      if (reply.status() != HttpStatus.OK_200 && !drain(body)) {
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
      }
    } catch (IOException e) {
      // The client went away while it sent; nobody reads this.
      reply = Reply.error(400, "cut_off", "request: expected a whole body, found less");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reply = Reply.error(503, "stopping", "server: expected it to run, found it stopping");
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "request failed: [{0}]", e.getClass().getName());
      reply = Reply.error(500, "failed", "request: expected an answer, found a defect");
    }
    response.setStatus(reply.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
    reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    metrics.answered(known(path), reply.status(), System.nanoTime() - arrived);
    response.write(true, ByteBuffer.wrap(reply.body()), callback);
    return true;
  }

  /** A label of which there are few, whatever clients ask for. */
  private static String known(String path) {
    return switch (path) {
      case LINK, HEALTH, LIVE, METRICS -> path;
      default -> OTHER;
    };
  }

  private Reply reply(String path, Request request, InputStream body, long arrived)
      throws IOException, InterruptedException {
    if (known(path).equals(OTHER)) {
      return Reply.error(
          404,
          "no_such_path",
          "path: expected one of [" + String.join(", ", LINK, HEALTH, LIVE, METRICS) + "]");
    }
    String method = path.equals(LINK) ? "POST" : "GET";
    if (!request.getMethod().equals(method)) {
      return Reply.error(
          405, "wrong_method", "path [" + path + "]: expected " + method, Map.of("Allow", method));
    }
    boolean open = path.equals(HEALTH) || path.equals(LIVE);
    if (!open && options.keys().isPresent()) {
      Optional<String> sent = header(request, "Authorization");
      if (!options.keys().get().admit(sent)) {
        return Reply.error(
            401,
            "bad_key",
            "header [Authorization]: expected Bearer and a key of this server, found "
                + (sent.isEmpty() ? "none" : "another"),
            Map.of("WWW-Authenticate", "Bearer"));
      }
    }
    return switch (path) {
      case HEALTH -> health.ready();
      case LIVE -> health.live();
      case METRICS -> new Reply(200, metrics.contentType(), metrics.text(), Map.of());
      default -> link(request, body, arrived);
    };
  }

  private Reply link(Request request, InputStream in, long arrived)
      throws IOException, InterruptedException {
    String type = header(request, "Content-Type").orElse(Reply.JSON);
    if (!type.regionMatches(true, 0, Reply.JSON, 0, Reply.JSON.length())) {
      return Reply.error(
          415, "wrong_content_type", "header [Content-Type]: expected application/json");
    }
    int most = options.limits().bodyBytes();
    byte[] body = in.readNBytes(most + 1);
    if (body.length > most) {
      return Reply.error(
          413,
          "body_too_large",
          "body: expected at most [" + most + "] bytes, found more; send fewer documents");
    }
    return link.answer(body, header(request, "X-Request-Timeout-Ms"), arrived);
  }

  /** Reads what is left of a body; returns whether that was all. */
  private static boolean drain(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long drained = 0;
    while (drained < DRAINED_BYTES) {
      int read = in.read(buffer);
      if (read < 0) {
        return true;
      }
      drained += read;
    }
    return false;
  }

  private static Optional<String> header(Request request, String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }
}

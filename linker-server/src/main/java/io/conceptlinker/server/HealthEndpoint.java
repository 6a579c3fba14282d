package io.conceptlinker.server;

import com.google.gson.JsonObject;
import io.conceptlinker.link.remote.LinkerIdentity;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code GET /healthz}: ready or not, and what answers. {@code GET /healthz/live} says only that
 * the process does. Thread-safe.
 */
final class HealthEndpoint {
  private final LinkerIdentity identity;
  private final LinkQueue queue;
  private final AtomicBoolean ready;

  HealthEndpoint(LinkerIdentity identity, LinkQueue queue, AtomicBoolean ready) {
    this.identity = identity;
    this.queue = queue;
    this.ready = ready;
  }

  Reply live() {
    JsonObject body = new JsonObject();
    body.addProperty("status", "live");
    return Reply.json(200, body);
  }

  Reply ready() {
    JsonObject kb = new JsonObject();
    kb.addProperty("name", identity.kb().name());
    kb.addProperty("version", identity.kb().version());
    JsonObject body = new JsonObject();
    body.addProperty("status", ready.get() ? "ready" : "stopping");
    body.add("kb", kb);
    body.addProperty("model", identity.model());
    body.addProperty("queue_documents", queue.documents());
    return Reply.json(ready.get() ? 200 : 503, body);
  }
}

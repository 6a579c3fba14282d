package io.conceptlinker.server;

import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.remote.KnowledgeBaseId;
import io.conceptlinker.link.remote.LinkAnswer;
import io.conceptlinker.link.remote.LinkAnswerJson;
import io.conceptlinker.link.remote.LinkCall;
import io.conceptlinker.link.remote.LinkCallJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code POST /v1/link}: documents in, links out. Thread-safe; a call waits for its links. */
final class LinkEndpoint {
  private static final Map<String, String> RETRY_SOON = Map.of("Retry-After", "1");

  private final HostedLinker hosted;
  private final LinkQueue queue;
  private final ServerOptions.Limits limits;
  private final ServerMetrics metrics;

  LinkEndpoint(
      HostedLinker hosted, LinkQueue queue, ServerOptions.Limits limits, ServerMetrics metrics) {
    this.hosted = hosted;
    this.queue = queue;
    this.limits = limits;
    this.metrics = metrics;
  }

  /**
   * Links.
   *
   * @param body what was sent
   * @param timeoutMillis the header that says how long the client waits
   * @param arrivedNanos when the request came
   */
  Reply answer(byte[] body, Optional<String> timeoutMillis, long arrivedNanos)
      throws InterruptedException {
    Optional<Duration> timeout = timeout(timeoutMillis);
    if (timeout.isEmpty()) {
      return Reply.error(
          400,
          "bad_timeout",
          "header [X-Request-Timeout-Ms]: expected 1 to "
              + limits.longestTimeout().toMillis()
              + " milliseconds");
    }
    LinkCall call;
    try {
      call = LinkCallJson.parse(body);
    } catch (JsonFormatException e) {
      return Reply.error(400, "malformed_request", String.valueOf(e.getMessage()));
    }
    KnowledgeBaseId kb = hosted.identity().kb();
    if (call.expected().isPresent() && !call.expected().get().accepts(kb)) {
      return Reply.error(
          409,
          "other_knowledge_base",
          "knowledge base: expected ["
              + call.expected().get()
              + "], found ["
              + kb
              + "]; ask a server that has it, or ask for the one that is here");
    }
    if (call.documents().size() > limits.queueDocuments()) {
      return Reply.error(
          413,
          "too_many_documents",
          "request of ["
              + call.documents().size()
              + "] documents: expected at most "
              + limits.queueDocuments()
              + "; send fewer at a time");
    }
    return link(call, arrivedNanos + timeout.get().toNanos(), timeout.get());
  }

  private Optional<Duration> timeout(Optional<String> header) {
    if (header.isEmpty()) {
      return Optional.of(limits.timeout());
    }
    try {
      Duration timeout = Duration.ofMillis(Long.parseLong(header.get().strip()));
      boolean possible = timeout.isPositive() && timeout.compareTo(limits.longestTimeout()) <= 0;
      return possible ? Optional.of(timeout) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Reply link(LinkCall call, long deadlineNanos, Duration timeout)
      throws InterruptedException {
    LinkJob job = LinkJob.of(call.documents(), deadlineNanos);
    if (call.documents().isEmpty()) {
      job.results().complete(List.of());
    } else if (!queue.offer(job)) {
      return Reply.error(
          429,
          "queue_full",
          "queue of ["
              + limits.queueDocuments()
              + "] documents: expected room, found too little;"
              + " send the request again later",
          RETRY_SOON);
    }
    try {
      List<LinkResult> results =
          job.results().get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
      metrics.delivered(results);
      return Reply.json(200, LinkAnswerJson.write(new LinkAnswer(hosted.identity(), results)));
    } catch (TimeoutException e) {
      queue.remove(job);
      job.results().cancel(false);
      return Reply.error(
          504,
          "deadline_exceeded",
          "request of ["
              + job.size()
              + "] documents: expected links within ["
              + timeout.toMillis()
              + "] ms, found none yet; send fewer documents, or wait longer");
    } catch (ExecutionException e) {
      return Reply.error(
          500,
          "linking_failed",
          "request of ["
              + job.size()
              + "] documents: expected links, found a failure of the linker; the server's log has"
              + " it, without texts");
    }
  }
}

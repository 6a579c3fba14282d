package io.conceptlinker.server;

import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The documents of one request on their way through the queue. Thread-safe.
 *
 * @param documents what to link
 * @param deadlineNanos when nobody waits for it any more, as {@link System#nanoTime} counts
 * @param results to be completed once, by whoever gets there first: linked, failed or given up
 */
record LinkJob(
    List<LinkRequest> documents, long deadlineNanos, CompletableFuture<List<LinkResult>> results) {

  static LinkJob of(List<LinkRequest> documents, long deadlineNanos) {
    return new LinkJob(List.copyOf(documents), deadlineNanos, new CompletableFuture<>());
  }

  int size() {
    return documents.size();
  }

  /** Whether linking it would still be of use. */
  boolean isAwaited() {
    return !results.isDone() && deadlineNanos - System.nanoTime() > 0;
  }
}

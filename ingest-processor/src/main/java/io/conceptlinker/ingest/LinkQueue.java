package io.conceptlinker.ingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The documents that wait, first come first served, and the number of workers that serve them.
 * Thread-safe. Taking expired work out costs O(1), so that thousands of deadlines at once do not
 * hold up the rest.
 */
final class LinkQueue {
  private final BatchLimits limits;
  private final LinkedHashSet<LinkWork> waiting = new LinkedHashSet<>();
  private int workers;
  private boolean closed;

  LinkQueue(BatchLimits limits) {
    this.limits = limits;
  }

  enum Admission {
    ACCEPTED,
    /** Accepted, and the caller has to start a worker. */
    START_WORKER,
    FULL,
    CLOSED
  }

  synchronized Admission add(LinkWork work) {
    if (closed) {
      return Admission.CLOSED;
    }
    if (waiting.size() >= limits.queueDocuments()) {
      return Admission.FULL;
    }
    waiting.add(work);
    if (workers < limits.workers()) {
      workers++;
      return Admission.START_WORKER;
    }
    return Admission.ACCEPTED;
  }

  /**
   * The next batch for a worker; an empty one tells the worker to stop, and it is counted off. A
   * batch is never more than a worker's fair share of what waits, so that few documents are spread
   * over all workers.
   */
  synchronized List<LinkWork> take() {
    List<LinkWork> batch = new ArrayList<>();
    int share = Math.ceilDiv(waiting.size(), limits.workers());
    int documents = Math.min(limits.batchDocuments(), share);
    long chars = 0;
    while (!waiting.isEmpty() && batch.size() < documents) {
      LinkWork next = waiting.getFirst();
      chars += next.chars;
      if (!batch.isEmpty() && chars > limits.batchChars()) {
        break;
      }
      batch.add(waiting.removeFirst());
    }
    if (batch.isEmpty()) {
      workers--;
    }
    return batch;
  }

  synchronized void remove(LinkWork work) {
    waiting.remove(work);
  }

  synchronized int size() {
    return waiting.size();
  }

  synchronized int workers() {
    return workers;
  }

  /** Takes no more work, and gives back what waited. */
  synchronized List<LinkWork> close() {
    closed = true;
    List<LinkWork> left = List.copyOf(waiting);
    waiting.clear();
    return left;
  }

  /** A worker that could not run is counted off; returns what it would have served. */
  synchronized List<LinkWork> workerLost() {
    workers--;
    if (workers > 0) {
      return List.of();
    }
    List<LinkWork> left = List.copyOf(waiting);
    waiting.clear();
    return left;
  }
}

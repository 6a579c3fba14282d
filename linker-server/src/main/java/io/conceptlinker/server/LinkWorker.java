package io.conceptlinker.server;

import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Links batches from the queue until it is closed and empty. A batch that fails is linked again job
 * by job, so that one document takes none but those of its own request along.
 */
final class LinkWorker implements Runnable {
  private static final System.Logger LOG = System.getLogger(LinkWorker.class.getName());
  private static final int FRAMES = 8;

  private final EntityLinker linker;
  private final LinkQueue queue;
  private final ServerOptions.Limits limits;
  private final ServerMetrics metrics;

  LinkWorker(
      EntityLinker linker, LinkQueue queue, ServerOptions.Limits limits, ServerMetrics metrics) {
    this.linker = linker;
    this.queue = queue;
    this.limits = limits;
    this.metrics = metrics;
  }

  @Override
  public void run() {
    try {
      List<LinkJob> batch = queue.take(limits.batchDocuments(), limits.batchWait());
      while (!batch.isEmpty()) {
        link(batch);
        batch = queue.take(limits.batchDocuments(), limits.batchWait());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void link(List<LinkJob> batch) {
    List<LinkRequest> documents = new ArrayList<>();
    batch.forEach(job -> documents.addAll(job.documents()));
    long began = System.nanoTime();
    try {
      List<LinkResult> results = linker.link(documents);
      metrics.linked(documents.size(), System.nanoTime() - began);
      if (results.size() != documents.size()) {
        throw new IllegalStateException(
            "linker: expected " + documents.size() + " results, found " + results.size());
      }
      int at = 0;
      for (LinkJob job : batch) {
        job.results().complete(List.copyOf(results.subList(at, at + job.size())));
        at += job.size();
      }
    } catch (RuntimeException | Error e) {
      if (batch.size() > 1) {
        batch.forEach(job -> link(List.of(job)));
      } else {
        metrics.failed();
        log(e, documents.size());
        batch.getFirst().results().completeExceptionally(e);
      }
    }
  }

  /** Without the message, which may come from a library and quote what it was given. */
  private static void log(Throwable e, int documents) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      text.append(cause.getClass().getName());
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
        text.append("\n  at ").append(frames[i]);
      }
      text.append('\n');
    }
    LOG.log(
        System.Logger.Level.ERROR,
        "linking [{0}] documents failed: {1}",
        Integer.toString(documents),
        text.toString().strip());
  }
}

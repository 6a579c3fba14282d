package io.conceptlinker.ingest;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the processor did on this node since it started. Thread-safe. */
public final class LinkMetrics {
  private final LongAdder linked = new LongAdder();
  private final LongAdder mentions = new LongAdder();
  private final LongAdder batches = new LongAdder();
  private final LongAdder batchedDocuments = new LongAdder();
  private final LongAdder chars = new LongAdder();
  private final LongAdder linkNanos = new LongAdder();
  private final LongAdder latencyNanos = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder timeouts = new LongAdder();
  private final LongAdder unavailable = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder degraded = new LongAdder();
  private final LatencyHistogram latency = new LatencyHistogram();

  void batch(List<LinkWork> batch, long nanos) {
    batches.increment();
    batchedDocuments.add(batch.size());
    batch.forEach(work -> chars.add(work.chars));
    linkNanos.add(nanos);
  }

  void ended(LinkOutcome outcome, long nanos) {
    switch (outcome) {
      case LinkOutcome.Linked done -> {
        linked.increment();
        mentions.add(done.text().result().mentions().size());
        if (done.text().degradation().isPresent()) {
          degraded.increment();
        }
        latencyNanos.add(nanos);
        latency.record(nanos);
      }
      case LinkOutcome.TimedOut timedOut -> timeouts.increment();
      case LinkOutcome.Unavailable gone -> unavailable.increment();
      case LinkOutcome.Failed failure -> failed.increment();
      case LinkOutcome.Rejected turnedAway -> rejected.increment();
    }
  }

  void skipped() {
    skipped.increment();
  }

  void failed() {
    failed.increment();
  }

  void unavailable() {
    unavailable.increment();
  }

  /** What was counted until now; the figures of one call may be some documents apart. */
  public LinkCounts counts() {
    return new LinkCounts(
        linked.sum(),
        mentions.sum(),
        batches.sum(),
        batchedDocuments.sum(),
        chars.sum(),
        linkNanos.sum() / 1_000_000,
        latencyNanos.sum() / 1_000_000,
        latency.percentileMillis(0.5),
        latency.percentileMillis(0.99),
        skipped.sum(),
        rejected.sum(),
        timeouts.sum(),
        unavailable.sum(),
        failed.sum(),
        degraded.sum());
  }
}

package io.conceptlinker.ingest;

import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.Passage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.threadpool.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * One document on its way through the batcher. Whoever ends it first, a worker, the deadline or the
 * closing node, hands over the outcome; all others find it done.
 */
final class LinkWork {
  final LinkTarget target;
  final LinkRequest request;
  final int chars;
  final long submittedNanos;

  private final long timeoutNanos;
  private final Consumer<LinkOutcome> receiver;
  private final Supplier<ThreadContext.StoredContext> context;
  private final AtomicBoolean done = new AtomicBoolean();
  private volatile Scheduler.@Nullable Cancellable deadline;

  LinkWork(
      LinkTarget target,
      LinkRequest request,
      Consumer<LinkOutcome> receiver,
      Supplier<ThreadContext.StoredContext> context,
      long submittedNanos,
      TimeValue timeout) {
    this.timeoutNanos = timeout.nanos();
    this.target = target;
    this.request = request;
    this.chars = chars(request);
    this.receiver = receiver;
    this.context = context;
    this.submittedNanos = submittedNanos;
  }

  private static int chars(LinkRequest request) {
    long chars = 0;
    for (Passage passage : request.passages()) {
      chars += passage.text().length();
    }
    return (int) Math.min(chars, Integer.MAX_VALUE);
  }

  /** Sets the timer that is stopped when the work ends. */
  void deadline(Scheduler.Cancellable timer) {
    deadline = timer;
    if (done.get()) {
      timer.cancel();
    }
  }

  /**
   * How long a model may take: three quarters of what is left, so that the dictionary has time for
   * what the model does not link; nothing once half of the time is gone.
   */
  Duration timeForModel(long nowNanos) {
    long gone = nowNanos - submittedNanos;
    return gone > timeoutNanos / 2
        ? Duration.ZERO
        : Duration.ofNanos((timeoutNanos - gone) / 4 * 3);
  }

  boolean isDone() {
    return done.get();
  }

  /**
   * Ends the work. Whoever is told {@code true}, and nobody else, hands an outcome over.
   *
   * @return whether this call ended it
   */
  boolean end() {
    if (!done.compareAndSet(false, true)) {
      return false;
    }
    Scheduler.Cancellable timer = deadline;
    if (timer != null) {
      timer.cancel();
    }
    return true;
  }

  /** Calls the receiver, in the thread context of the caller who submitted the work. */
  void handOver(LinkOutcome outcome) {
    assert done.get() : "not ended";
    try (ThreadContext.StoredContext _ = context.get()) {
      receiver.accept(outcome);
    }
  }
}

package io.conceptlinker.link.remote;

import java.time.Duration;

/**
 * Leaves a server alone for a while after several failures in a row. Then one call more is tried:
 * if it fails, the break begins again. Thread-safe.
 */
final class CircuitBreaker {
  private final int after;
  private final long breakNanos;
  private int failures;
  private long openUntilNanos;

  CircuitBreaker(int after, Duration time) {
    this.after = after;
    this.breakNanos = time.toNanos();
  }

  /** Returns whether the server may be called. */
  synchronized boolean permits(long nowNanos) {
    if (failures < after) {
      return true;
    }
    if (nowNanos - openUntilNanos < 0) {
      return false;
    }
    // Others wait for how this one goes.
    openUntilNanos = nowNanos + breakNanos;
    return true;
  }

  synchronized void succeeded() {
    failures = 0;
  }

  synchronized void failed(long nowNanos) {
    failures = Math.min(after, failures + 1);
    if (failures == after) {
      openUntilNanos = nowNanos + breakNanos;
    }
  }
}

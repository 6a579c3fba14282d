package io.conceptlinker.ingest;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Durations in buckets that double, from 1 ms to 17 minutes. Thread-safe, and as cheap to record as
 * a counter; a percentile is exact to a factor of two.
 */
final class LatencyHistogram {
  private static final int BUCKETS = 21;
  private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

  void record(long nanos) {
    long millis = Math.max(0, nanos / 1_000_000);
    int bucket = Math.min(BUCKETS - 1, Long.SIZE - Long.numberOfLeadingZeros(millis));
    counts.incrementAndGet(bucket);
  }

  /**
   * An upper bound of a percentile.
   *
   * @param fraction 0.5 for the median
   * @return milliseconds, 0 when nothing was recorded
   */
  long percentileMillis(double fraction) {
    long total = 0;
    for (int i = 0; i < BUCKETS; i++) {
      total += counts.get(i);
    }
    long rank = (long) Math.ceil(total * fraction);
    long seen = 0;
    for (int i = 0; i < BUCKETS && total > 0; i++) {
      seen += counts.get(i);
      if (seen >= rank) {
        return 1L << i;
      }
    }
    return 0;
  }
}

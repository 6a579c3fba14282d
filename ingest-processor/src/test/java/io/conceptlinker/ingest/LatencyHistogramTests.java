package io.conceptlinker.ingest;

import java.util.concurrent.TimeUnit;
import org.elasticsearch.test.ESTestCase;

public class LatencyHistogramTests extends ESTestCase {

  private static LatencyHistogram of(long... millis) {
    LatencyHistogram histogram = new LatencyHistogram();
    for (long m : millis) {
      histogram.record(TimeUnit.MILLISECONDS.toNanos(m));
    }
    return histogram;
  }

  public void testEmpty() {
    assertEquals(0, of().percentileMillis(0.99));
  }

  public void testUpperBounds() {
    assertEquals(1, of(0).percentileMillis(0.5));
    assertEquals(2, of(1).percentileMillis(0.5));
    assertEquals(4, of(3).percentileMillis(0.5));
    assertEquals(1024, of(1, 1, 1, 1000).percentileMillis(0.99));
    assertEquals(2, of(1, 1, 1, 1000).percentileMillis(0.5));
  }

  public void testBoundIsWithinAFactorOfTwo() {
    long millis = randomLongBetween(1, 500_000);
    long bound = of(millis).percentileMillis(0.99);
    assertTrue(millis + " < " + bound, millis < bound && bound <= 2 * millis);
  }

  public void testBeyondTheLastBucket() {
    assertEquals(1L << 20, of(Long.MAX_VALUE / 1_000_000).percentileMillis(0.99));
  }
}

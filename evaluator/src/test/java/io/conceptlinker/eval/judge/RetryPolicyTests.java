package io.conceptlinker.eval.judge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.lucene.tests.util.LuceneTestCase;

public class RetryPolicyTests extends LuceneTestCase {
  private static final RetryPolicy POLICY =
      new RetryPolicy(5, Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(1));
  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

  private static Optional<Duration> retryAfter(String header) {
    return RetryPolicy.retryAfter(Optional.of(header), InstantSource.fixed(NOW));
  }

  public void testWaitsGrowToTheLongest() {
    long[] bounds = {2000, 4000, 8000, 10000};
    for (int made = 1; made <= 4; made++) {
      long longest = 0;
      for (int i = 0; i < 200; i++) {
        long wait = POLICY.pause(made, Optional.empty(), random()).orElseThrow().toMillis();
        assertTrue(wait >= 0 && wait <= bounds[made - 1]);
        longest = Math.max(longest, wait);
      }
      assertTrue(longest > bounds[made - 1] / 2);
    }
    assertTrue(POLICY.pause(5, Optional.empty(), random()).isEmpty());
  }

  public void testNeverSoonerThanTheServerAsks() {
    Optional<Duration> asked = Optional.of(Duration.ofSeconds(30));
    assertEquals(asked, POLICY.pause(1, asked, random()));
    Optional<Duration> tooLong = Optional.of(Duration.ofSeconds(61));
    assertTrue(POLICY.pause(1, tooLong, random()).isEmpty());
    assertTrue(
        POLICY.pause(3, Optional.of(Duration.ofMillis(1)), random()).orElseThrow().toMillis() >= 1);
  }

  public void testRetryAfter() {
    assertEquals(Optional.of(Duration.ofMinutes(2)), retryAfter("120"));
    assertEquals(Optional.of(Duration.ZERO), retryAfter(" 0 "));
    assertEquals(Optional.of(Duration.ofSeconds(90)), retryAfter("Sat, 31 Jan 2026 10:01:30 GMT"));
    assertEquals(Optional.of(Duration.ZERO), retryAfter("Sat, 31 Jan 2026 09:00:00 GMT"));
    assertEquals(Optional.empty(), retryAfter("soon"));
    assertEquals(Optional.empty(), retryAfter("-5"));
    assertEquals(Optional.empty(), retryAfter("99999999999999"));
    assertEquals(
        Optional.empty(), RetryPolicy.retryAfter(Optional.empty(), InstantSource.fixed(NOW)));
  }

  public void testMistakesAreRefused() {
    expectThrows(
        IllegalArgumentException.class,
        () -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    expectThrows(
        IllegalArgumentException.class,
        () -> new RetryPolicy(1, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO));
  }
}

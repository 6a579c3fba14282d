package io.conceptlinker.link.remote;

import java.time.Duration;
import org.apache.lucene.tests.util.LuceneTestCase;

/** When a server is left alone, and when it is tried again. */
public class CircuitBreakerTests extends LuceneTestCase {
  /** Nanosecond clocks may begin anywhere and run over. */
  private final long zero = random().nextLong();

  public void testBreaksAfterFailuresInARow() {
    CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofNanos(100));
    for (int round = 0; round < 5; round++) {
      breaker.failed(zero);
      breaker.failed(zero);
      assertTrue(breaker.permits(zero));
      breaker.succeeded();
    }
    breaker.failed(zero + 1);
    breaker.failed(zero + 2);
    breaker.failed(zero + 3);
    assertFalse(breaker.permits(zero + 3));
    assertFalse(breaker.permits(zero + 102));
  }

  public void testOneCallTries() {
    CircuitBreaker breaker = new CircuitBreaker(1, Duration.ofNanos(100));
    breaker.failed(zero);
    assertTrue(breaker.permits(zero + 100));
    assertFalse("the others wait for it", breaker.permits(zero + 101));
    breaker.failed(zero + 150);
    assertFalse(breaker.permits(zero + 249));
    assertTrue(breaker.permits(zero + 250));
    breaker.succeeded();
    assertTrue(breaker.permits(zero + 251));
    assertTrue(breaker.permits(zero + 252));
  }
}

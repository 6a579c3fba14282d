package io.conceptlinker.eval.judge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a call is repeated: exponential backoff with full jitter (Brooker 2015), and never sooner
 * than the server asks. Immutable.
 *
 * @param attempts calls at most, the first one included
 * @param first longest wait ahead of the second call; doubles with each
 * @param longest longest wait of our own choice
 * @param patience longest wait that a server may ask for; beyond it the question is given up
 */
public record RetryPolicy(int attempts, Duration first, Duration longest, Duration patience) {
  /** Six calls within two minutes, if the server does not ask for more. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(6, Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofMinutes(10));

  public RetryPolicy {
    if (attempts < 1 || first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "retries [" + attempts + ", " + first + ", " + longest + "]: expected a call and waits");
    }
  }

  /**
   * How long to wait.
   *
   * @param made calls made so far
   * @param asked what the server asks for
   * @return empty when there is to be no other call
   */
  Optional<Duration> pause(int made, Optional<Duration> asked, RandomGenerator random) {
    if (made >= attempts || asked.filter(wait -> wait.compareTo(patience) > 0).isPresent()) {
      return Optional.empty();
    }
    long bound = Math.min(longest.toMillis(), first.toMillis() << Math.min(made - 1, 20));
    Duration own = Duration.ofMillis(bound == 0 ? 0 : random.nextLong(bound + 1));
    return Optional.of(asked.filter(wait -> wait.compareTo(own) > 0).orElse(own));
  }

  /** Reads {@code Retry-After}: seconds, or a date (RFC 9110, 10.2.3). */
  static Optional<Duration> retryAfter(Optional<String> header, InstantSource clock) {
    return header.flatMap(value -> retryAfter(value.strip(), clock.instant()));
  }

  private static Optional<Duration> retryAfter(String value, Instant now) {
    if (value.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(until.isBefore(now) ? Duration.ZERO : Duration.between(now, until));
    } catch (DateTimeParseException e) {
      // A header that cannot be read asks for nothing.
      return Optional.empty();
    }
  }
}

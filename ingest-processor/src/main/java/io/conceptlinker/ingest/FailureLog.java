package io.conceptlinker.ingest;

import io.conceptlinker.ingest.kb.UnquotedFailure;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Writes failures of linking to the node's log: one a minute as a warning, the rest at debug level,
 * since what fails for one document tends to fail for all. The counts are in the statistics.
 */
final class FailureLog {
  private static final Logger logger = LogManager.getLogger(FailureLog.class);
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final AtomicLong quietUntil = new AtomicLong(Long.MIN_VALUE);

  /**
   * Logs a failure without its message.
   *
   * @param nowNanos a clock that only goes forward
   */
  void log(String what, String kb, Throwable failure, long nowNanos) {
    logger.log(
        level(nowNanos),
        "{} with knowledge base [{}] failed; further failures are logged at debug level for a minute",
        what,
        kb,
        failure instanceof UnquotedFailure ? failure : new UnquotedFailure(failure));
  }

  Level level(long nowNanos) {
    long until = quietUntil.get();
    boolean warn =
        (until == Long.MIN_VALUE || nowNanos - until >= 0)
            && quietUntil.compareAndSet(until, nowNanos + MINUTE_NANOS);
    return warn ? Level.WARN : Level.DEBUG;
  }
}

package io.conceptlinker.ingest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.threadpool.FixedExecutorBuilder;
import org.elasticsearch.threadpool.TestThreadPool;

/**
 * A node's threads with the executors that linking has there. Its relative clock can be put
 * forward, so that time passes without waiting; what was scheduled keeps to the real one.
 */
final class LinkingThreadPool extends TestThreadPool {
  private static final int QUEUE = 10;

  private final AtomicLong aheadNanos = new AtomicLong();

  LinkingThreadPool(String name, int workers) {
    super(
        name,
        executor(LinkingSettings.EXECUTOR, workers),
        executor(LinkingSettings.REMOTE_EXECUTOR, 2));
  }

  private static FixedExecutorBuilder executor(String name, int workers) {
    return new FixedExecutorBuilder(
        Settings.EMPTY,
        name,
        workers,
        QUEUE,
        "thread_pool." + name,
        EsExecutors.TaskTrackingConfig.DO_NOT_TRACK);
  }

  /** Lets time pass. */
  void forward(Duration time) {
    aheadNanos.addAndGet(time.toNanos());
  }

  @Override
  public long relativeTimeInNanos() {
    return System.nanoTime() + aheadNanos.get();
  }
}

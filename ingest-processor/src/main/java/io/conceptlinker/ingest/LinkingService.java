package io.conceptlinker.ingest;

import io.conceptlinker.ingest.kb.KnowledgeBases;
import java.io.Closeable;
import java.util.concurrent.Executor;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.threadpool.ThreadPool;

/** What all processors of a node share. Thread-safe; closed once, by the plugin. */
public final class LinkingService implements Closeable {
  private final KnowledgeBases knowledgeBases;
  private final LinkBatcher batcher;
  private final LinkMetrics metrics = new LinkMetrics();
  private final TimeValue timeout;
  private final FailureLog failures = new FailureLog();
  private final ThreadPool threadPool;

  /**
   * @param knowledgeBases closed with the service
   * @param executor runs the linking
   * @param workers threads of that executor
   */
  public LinkingService(
      Settings settings,
      KnowledgeBases knowledgeBases,
      ThreadPool threadPool,
      Executor executor,
      int workers) {
    this.knowledgeBases = knowledgeBases;
    this.threadPool = threadPool;
    this.timeout = LinkingSettings.TIMEOUT.get(settings);
    this.batcher =
        new LinkBatcher(
            knowledgeBases,
            LinkingSettings.limits(settings, workers),
            threadPool,
            executor,
            metrics);
  }

  public KnowledgeBases knowledgeBases() {
    return knowledgeBases;
  }

  public LinkBatcher batcher() {
    return batcher;
  }

  public LinkMetrics metrics() {
    return metrics;
  }

  /** The deadline of processors that set none. */
  public TimeValue timeout() {
    return timeout;
  }

  /** Counts and logs that a document could not be given its links. */
  void failed(String what, String kb, Throwable failure) {
    metrics.failed();
    failures.log(what, kb, failure, threadPool.relativeTimeInNanos());
  }

  @Override
  public void close() {
    batcher.close();
    knowledgeBases.close();
  }
}

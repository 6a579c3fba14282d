package io.conceptlinker.ingest;

import io.conceptlinker.ingest.installed.Registry;
import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import io.conceptlinker.ingest.kb.UnquotedFailure;
import io.conceptlinker.ingest.lm.OpenModel;
import io.conceptlinker.ingest.server.LinkServers;
import io.conceptlinker.link.LinkRequest;
import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.threadpool.ThreadPool;

/** What all processors and requests of a node share. Thread-safe; closed once, by the plugin. */
public final class LinkingService implements Closeable {
  private final KnowledgeBases knowledgeBases;
  private final Linkers linkers;
  private final LinkerDefaults defaults;
  private final LinkBatcher batcher;
  private final LinkBatcher remoteBatcher;
  private final LinkMetrics metrics = new LinkMetrics();
  private final TimeValue timeout;
  private final FailureLog failures = new FailureLog();
  private final ThreadPool threadPool;

  /**
   * @param clusterSettings with {@link LinkingSettings#all()}
   * @param knowledgeBases closed with the service
   * @param models closed with the service
   * @param servers closed with the service
   * @param threadPool has both executors that the settings name
   */
  public LinkingService(
      Settings settings,
      ClusterSettings clusterSettings,
      KnowledgeBases knowledgeBases,
      Registry<OpenModel> models,
      LinkServers servers,
      ThreadPool threadPool) {
    this.knowledgeBases = knowledgeBases;
    this.linkers = new Linkers(models, servers, threadPool::relativeTimeInNanos);
    this.defaults = new LinkerDefaults(settings, clusterSettings);
    this.threadPool = threadPool;
    this.timeout = LinkingSettings.TIMEOUT.get(settings);
    this.batcher = batcher(settings, LinkingSettings.EXECUTOR);
    // Waiting for another machine must not keep the node's own linkers from their work.
    this.remoteBatcher = batcher(settings, LinkingSettings.REMOTE_EXECUTOR);
  }

  private LinkBatcher batcher(Settings settings, String executor) {
    return new LinkBatcher(
        knowledgeBases,
        linkers,
        LinkingSettings.limits(settings, threadPool.info(executor).getMax()),
        threadPool,
        threadPool.executor(executor),
        metrics);
  }

  public KnowledgeBases knowledgeBases() {
    return knowledgeBases;
  }

  /** The language models of this node. */
  public Registry<OpenModel> models() {
    return linkers.models();
  }

  Linkers linkers() {
    return linkers;
  }

  /** Where documents wait that ask for a linker. */
  LinkBatcher batcher(LinkerChoice choice) {
    return choice instanceof LinkerChoice.Server ? remoteBatcher : batcher;
  }

  /** Documents that wait now. */
  public int queueDepth() {
    return batcher.queueDepth() + remoteBatcher.queueDepth();
  }

  /** How many may wait. */
  public int queueCapacity() {
    return batcher.queueCapacity() + remoteBatcher.queueCapacity();
  }

  public LinkMetrics metrics() {
    return metrics;
  }

  /** The deadline of processors that set none. */
  public TimeValue timeout() {
    return timeout;
  }

  /** What links the documents of a processor. */
  LinkerChoice choice(ConceptLinkOptions options) {
    return options.linker().orElseGet(() -> defaults.of(options.kb()));
  }

  /**
   * Links a single text on the calling thread, as a document's would be.
   *
   * @param choice what links; without it, what the settings have for the knowledge base
   * @throws UnquotedFailure when the linker throws
   */
  public LinkedText link(
      KnowledgeBaseLease kb, Optional<LinkerChoice> choice, LinkRequest request) {
    LinkTarget target = new LinkTarget(kb.name(), choice.orElseGet(() -> defaults.of(kb.name())));
    try (ChosenLinker linker = linkers.choose(target, kb.knowledgeBase())) {
      return linker.link(List.of(request), Duration.ofNanos(timeout.nanos())).getFirst();
    }
  }

  /** Counts and logs that a document could not be given its links. */
  void failed(String what, String kb, Throwable failure) {
    metrics.failed();
    failures.log(what, kb, failure, threadPool.relativeTimeInNanos());
  }

  @Override
  public void close() {
    batcher.close();
    remoteBatcher.close();
    knowledgeBases.close();
    linkers.models().close();
    linkers.servers().close();
  }
}

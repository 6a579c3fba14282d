package io.conceptlinker.ingest;

import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import io.conceptlinker.ingest.kb.UnquotedFailure;
import io.conceptlinker.link.LinkRequest;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.elasticsearch.common.util.concurrent.AbstractRunnable;
import org.elasticsearch.common.util.concurrent.EsRejectedExecutionException;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.threadpool.ThreadPool;

/**
 * Links the documents in flight in batches, whichever request they belong to. Thread-safe.
 *
 * <p>Callers never wait: {@link #submit} queues, and the receiver is called later, exactly once, in
 * the thread context of the submitter. Workers are tasks on {@code executor}; each links one batch
 * and queues up again, so that other tasks of that executor get their turn. A lease is held while a
 * batch is linked and written, so every document sees one bundle.
 */
public final class LinkBatcher implements Closeable {
  private static final Logger logger = LogManager.getLogger(LinkBatcher.class);

  private final KnowledgeBases knowledgeBases;
  private final Linkers linkers;
  private final BatchLimits limits;
  private final LinkQueue queue;
  private final ThreadPool threadPool;
  private final Executor executor;
  private final LinkMetrics metrics;
  private final FailureLog failures = new FailureLog();

  /**
   * @param executor runs the workers; never blocks its caller
   */
  public LinkBatcher(
      KnowledgeBases knowledgeBases,
      Linkers linkers,
      BatchLimits limits,
      ThreadPool threadPool,
      Executor executor,
      LinkMetrics metrics) {
    this.knowledgeBases = knowledgeBases;
    this.linkers = linkers;
    this.limits = limits;
    this.queue = new LinkQueue(limits);
    this.threadPool = threadPool;
    this.executor = executor;
    this.metrics = metrics;
  }

  /** Documents that wait now. */
  public int queueDepth() {
    return queue.size();
  }

  /** The bound of the queue. */
  public int queueCapacity() {
    return limits.queueDocuments();
  }

  /** Workers that are running or about to. */
  int workers() {
    return queue.workers();
  }

  /**
   * Links a document some time later.
   *
   * @param timeout how long the document may wait and be linked, together
   * @param receiver called exactly once, by this thread or by another, before or after the return
   */
  void submit(
      LinkTarget target, LinkRequest request, TimeValue timeout, Consumer<LinkOutcome> receiver) {
    ThreadContext threadContext = threadPool.getThreadContext();
    LinkWork work =
        new LinkWork(
            target,
            request,
            receiver,
            threadContext.newRestorableContext(false),
            threadPool.relativeTimeInNanos(),
            timeout);
    try {
      work.deadline(threadPool.schedule(() -> expire(work), timeout, threadPool.generic()));
    } catch (EsRejectedExecutionException e) {
      end(work, new LinkOutcome.Rejected(e));
      return;
    }
    switch (queue.add(work)) {
      case ACCEPTED -> {}
      case START_WORKER -> startWorker(threadContext);
      case FULL -> end(work, new LinkOutcome.Rejected(full()));
      case CLOSED -> end(work, new LinkOutcome.Rejected(closing()));
    }
    if (work.isDone()) {
      // Its deadline may have passed before it was queued, and found nothing to take out.
      queue.remove(work);
    }
  }

  private EsRejectedExecutionException full() {
    return new EsRejectedExecutionException(
        "concept_link queue is full ["
            + limits.queueDocuments()
            + " documents]: send the document again later, or raise ["
            + LinkingSettings.QUEUE_SIZE.getKey()
            + "]",
        false);
  }

  private static EsRejectedExecutionException closing() {
    return new EsRejectedExecutionException("concept_link: the node is closing", true);
  }

  private void startWorker(ThreadContext threadContext) {
    // A worker serves many requests and must not carry the headers of the one that started it.
    try (ThreadContext.StoredContext _ = threadContext.newEmptyContext()) {
      executor.execute(new Worker());
    }
  }

  private void expire(LinkWork work) {
    queue.remove(work);
    end(work, new LinkOutcome.TimedOut());
  }

  private void end(LinkWork work, LinkOutcome outcome) {
    if (!work.end()) {
      return;
    }
    // Counted first: whoever sees the document done finds it in the figures.
    metrics.ended(outcome, threadPool.relativeTimeInNanos() - work.submittedNanos);
    try {
      work.handOver(outcome);
    } catch (RuntimeException e) {
      // The receiver is the rest of the pipeline, which reports for itself; it is not called again.
      failures.log("completing a document", work.target.kb(), e, threadPool.relativeTimeInNanos());
    }
  }

  private void process(List<LinkWork> batch) {
    Map<LinkTarget, List<LinkWork>> byTarget = new LinkedHashMap<>();
    for (LinkWork work : batch) {
      if (!work.isDone()) {
        byTarget.computeIfAbsent(work.target, target -> new ArrayList<>()).add(work);
      }
    }
    byTarget.forEach(this::linkAll);
  }

  private void linkAll(LinkTarget target, List<LinkWork> batch) {
    Optional<KnowledgeBaseLease> lease = knowledgeBases.acquire(target.kb());
    if (lease.isEmpty()) {
      batch.forEach(work -> end(work, new LinkOutcome.Unavailable()));
      return;
    }
    try (KnowledgeBaseLease held = lease.get();
        ChosenLinker linker = linkers.choose(target, held.knowledgeBase())) {
      if (!linker.isBatched()) {
        // Each is done as soon as it is, and the later ones may be short of time by then.
        batch.forEach(work -> linkTogether(held, linker, List.of(work)));
      } else if (linker.hasModel()) {
        long now = threadPool.relativeTimeInNanos();
        batch.stream()
            .collect(Collectors.partitioningBy(work -> work.timeForModel(now).isZero()))
            .values()
            .forEach(part -> linkTogether(held, linker, part));
      } else {
        linkTogether(held, linker, batch);
      }
    }
  }

  private void linkTogether(KnowledgeBaseLease kb, ChosenLinker linker, List<LinkWork> batch) {
    if (batch.stream().allMatch(LinkWork::isDone)) {
      return;
    }
    long start = threadPool.relativeTimeInNanos();
    Duration left =
        batch.stream().map(work -> work.timeForModel(start)).min(Duration::compareTo).orElseThrow();
    List<LinkOutcome> outcomes = link(kb, linker, batch, left);
    metrics.batch(batch, threadPool.relativeTimeInNanos() - start);
    for (int i = 0; i < batch.size(); i++) {
      end(batch.get(i), outcomes.get(i));
    }
  }

  private List<LinkOutcome> link(
      KnowledgeBaseLease kb, ChosenLinker linker, List<LinkWork> batch, Duration left) {
    try {
      List<LinkOutcome> outcomes = new ArrayList<>(batch.size());
      linker
          .link(batch.stream().map(work -> work.request).toList(), left)
          .forEach(text -> outcomes.add(new LinkOutcome.Linked(kb.knowledgeBase(), text)));
      return outcomes;
    } catch (UnquotedFailure e) {
      if (batch.size() == 1) {
        failures.log("linking a document", kb.name(), e, threadPool.relativeTimeInNanos());
        return List.of(new LinkOutcome.Failed());
      }
      // Which of them it was is found by linking one by one.
      List<LinkOutcome> outcomes = new ArrayList<>(batch.size());
      batch.forEach(work -> outcomes.addAll(link(kb, linker, List.of(work), left)));
      return outcomes;
    }
  }

  /** Turns away what waits; documents that are being linked end as usual. */
  @Override
  public void close() {
    reject(queue.close());
  }

  private void reject(List<LinkWork> left) {
    left.forEach(work -> end(work, new LinkOutcome.Rejected(closing())));
  }

  /** Links one batch, then queues up again until nothing waits. */
  private final class Worker extends AbstractRunnable {
    private List<LinkWork> batch = List.of();

    @Override
    protected void doRun() {
      batch = queue.take();
      if (batch.isEmpty()) {
        return;
      }
      try {
        process(batch);
      } finally {
        // Reached with unfinished work only when an Error passes through.
        batch.forEach(work -> end(work, new LinkOutcome.Failed()));
        executor.execute(this);
      }
    }

    @Override
    public boolean isForceExecution() {
      return true;
    }

    @Override
    public void onRejection(Exception e) {
      reject(queue.workerLost());
    }

    @Override
    public void onFailure(Exception e) {
      logger.error("a worker of concept_link failed", new UnquotedFailure(e));
    }
  }
}

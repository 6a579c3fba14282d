package io.conceptlinker.ingest;

import io.conceptlinker.ingest.installed.Registry;
import io.conceptlinker.ingest.kb.FakeKnowledgeBase;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import io.conceptlinker.ingest.lm.FakeModel;
import io.conceptlinker.ingest.lm.OpenModel;
import io.conceptlinker.ingest.server.LinkServers;
import io.conceptlinker.link.LinkRequest;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.threadpool.ThreadPool;

/** A batcher with two knowledge bases, whose linkers can be held up. */
abstract class LinkBatcherTestCase extends ESTestCase {
  static final TimeValue LONG = TimeValue.timeValueMinutes(5);
  private static final int WORKERS = 2;
  static final LinkTarget DEMO = new LinkTarget("demo", new LinkerChoice.Dictionary());

  final LinkMetrics metrics = new LinkMetrics();
  final AtomicReference<Consumer<List<LinkRequest>>> hook = new AtomicReference<>(requests -> {});
  private final FakeKnowledgeBase.Opener opener =
      new FakeKnowledgeBase.Opener(requests -> hook.get().accept(requests));
  ThreadPool threadPool;
  KnowledgeBases knowledgeBases;
  private Registry<OpenModel> models;
  LinkBatcher batcher;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    threadPool = new LinkingThreadPool(getTestName(), WORKERS);
    knowledgeBases = new KnowledgeBases(createTempDir(), opener, System::currentTimeMillis);
    FakeKnowledgeBase.install(knowledgeBases.root(), "demo", "v1");
    FakeKnowledgeBase.install(knowledgeBases.root(), "other", "w1");
    knowledgeBases.refresh(Runnable::run);
    models =
        new Registry<>(
            "model",
            createTempDir(),
            new FakeModel.FakeOpener(requests -> {}),
            System::currentTimeMillis);
    batcher = limited(1000, 8, 10_000);
  }

  @Override
  public void tearDown() throws Exception {
    batcher.close();
    knowledgeBases.close();
    assertTrue(ThreadPool.terminate(threadPool, 30, TimeUnit.SECONDS));
    assertEquals("every lease came back", 0, opener.stillOpen());
    super.tearDown();
  }

  /** Another batcher takes the place of the one before. */
  final void limit(int queueDocuments, int batchDocuments, int batchChars) {
    batcher.close();
    batcher = limited(queueDocuments, batchDocuments, batchChars);
  }

  private LinkBatcher limited(int queueDocuments, int batchDocuments, int batchChars) {
    return new LinkBatcher(
        knowledgeBases,
        new Linkers(models, LinkServers.none(), threadPool::relativeTimeInNanos),
        new BatchLimits(queueDocuments, batchDocuments, batchChars, WORKERS),
        threadPool,
        threadPool.executor(LinkingSettings.EXECUTOR),
        metrics);
  }

  /** Blocks every worker inside the linker until the latch is released. */
  final CountDownLatch blockWorkers() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(WORKERS);
    CountDownLatch release = new CountDownLatch(1);
    hook.set(
        requests -> {
          entered.countDown();
          safeAwait(release);
        });
    for (int i = 0; i < WORKERS; i++) {
      batcher.submit(DEMO, LinkRequest.ofText("flu"), LONG, outcome -> {});
    }
    assertTrue(entered.await(30, TimeUnit.SECONDS));
    return release;
  }
}

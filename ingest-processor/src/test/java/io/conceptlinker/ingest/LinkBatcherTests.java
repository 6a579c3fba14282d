package io.conceptlinker.ingest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.conceptlinker.ingest.installed.Registry;
import io.conceptlinker.ingest.kb.FakeKnowledgeBase;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import io.conceptlinker.ingest.lm.FakeModel;
import io.conceptlinker.ingest.lm.OpenModel;
import io.conceptlinker.ingest.server.LinkServers;
import io.conceptlinker.link.LinkRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.elasticsearch.common.util.concurrent.EsRejectedExecutionException;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.threadpool.ThreadPool;

public class LinkBatcherTests extends ESTestCase {
  private static final TimeValue LONG = TimeValue.timeValueMinutes(5);
  private static final int WORKERS = 2;
  private static final LinkTarget DEMO = new LinkTarget("demo", new LinkerChoice.Dictionary());

  private final LinkMetrics metrics = new LinkMetrics();
  private final AtomicReference<Consumer<List<LinkRequest>>> hook =
      new AtomicReference<>(requests -> {});
  private final FakeKnowledgeBase.Opener opener =
      new FakeKnowledgeBase.Opener(requests -> hook.get().accept(requests));
  private ThreadPool threadPool;
  private KnowledgeBases knowledgeBases;
  private Registry<OpenModel> models;
  private LinkBatcher batcher;

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
    batcher = batcher(1000, 8, 10_000);
  }

  @Override
  public void tearDown() throws Exception {
    batcher.close();
    knowledgeBases.close();
    assertTrue(ThreadPool.terminate(threadPool, 30, TimeUnit.SECONDS));
    assertEquals("every lease came back", 0, opener.stillOpen());
    super.tearDown();
  }

  private LinkBatcher batcher(int queueDocuments, int batchDocuments, int batchChars) {
    return new LinkBatcher(
        knowledgeBases,
        new Linkers(models, LinkServers.none(), threadPool::relativeTimeInNanos),
        new BatchLimits(queueDocuments, batchDocuments, batchChars, WORKERS),
        threadPool,
        threadPool.executor(LinkingSettings.EXECUTOR),
        metrics);
  }

  /** Blocks every worker inside the linker until the latch is released. */
  private CountDownLatch blockWorkers(LinkBatcher target) throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(WORKERS);
    CountDownLatch release = new CountDownLatch(1);
    hook.set(
        requests -> {
          entered.countDown();
          safeAwait(release);
        });
    for (int i = 0; i < WORKERS; i++) {
      target.submit(DEMO, LinkRequest.ofText("flu"), LONG, outcome -> {});
    }
    assertTrue(entered.await(30, TimeUnit.SECONDS));
    return release;
  }

  public void testEveryDocumentGetsItsOwnResult() {
    int documents = 300;
    CountDownLatch done = new CountDownLatch(documents);
    AtomicInteger wrong = new AtomicInteger();
    for (int i = 0; i < documents; i++) {
      boolean flu = randomBoolean();
      String text = randomAlphaOfLength(5) + (flu ? " flu" : " aspirin");
      batcher.submit(
          new LinkTarget(randomFrom("demo", "other"), new LinkerChoice.Dictionary()),
          LinkRequest.ofText(text),
          LONG,
          outcome -> {
            String id =
                ((LinkOutcome.Linked) outcome).text().result().mentions().getFirst().conceptId();
            if (!id.equals(flu ? "D1" : "D4")) {
              wrong.incrementAndGet();
            }
            done.countDown();
          });
    }
    safeAwait(done);
    assertEquals(0, wrong.get());
    LinkCounts counts = metrics.counts();
    assertEquals(documents, counts.documents());
    assertEquals(documents, counts.mentions());
    assertEquals(documents, counts.batchedDocuments());
    assertThat(counts.batches(), lessThanOrEqualTo((long) documents));
  }

  public void testWorkersStopWhenNothingWaits() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    batcher.submit(DEMO, LinkRequest.ofText("flu"), LONG, outcome -> done.countDown());
    safeAwait(done);
    assertBusy(() -> assertEquals(0, batcher.workers()));
  }

  public void testDocumentsThatWaitShareBatches() throws Exception {
    CountDownLatch release = blockWorkers(batcher);
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    hook.set(requests -> sizes.add(requests.size()));
    CountDownLatch done = new CountDownLatch(40);
    for (int i = 0; i < 40; i++) {
      batcher.submit(DEMO, LinkRequest.ofText("flu"), LONG, outcome -> done.countDown());
    }
    release.countDown();
    safeAwait(done);
    assertEquals(40, sizes.stream().mapToInt(Integer::intValue).sum());
    assertThat("fewer batches than documents", sizes.size(), lessThan(40));
    assertTrue("none beyond the limit " + sizes, sizes.stream().allMatch(size -> size <= 8));
  }

  public void testLongDocumentsMakeSmallBatches() throws Exception {
    batcher = batcher(1000, 8, 100);
    CountDownLatch release = blockWorkers(batcher);
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    hook.set(requests -> sizes.add(requests.size()));
    CountDownLatch done = new CountDownLatch(12);
    for (int i = 0; i < 12; i++) {
      int length = i % 3 == 0 ? 500 : 40;
      batcher.submit(
          DEMO, LinkRequest.ofText("flu " + "x".repeat(length)), LONG, outcome -> done.countDown());
    }
    release.countDown();
    safeAwait(done);
    assertTrue("at most two of 44 fit into 100: " + sizes, sizes.stream().allMatch(s -> s <= 2));
  }

  public void testFullQueueTurnsDocumentsAway() throws Exception {
    batcher = batcher(5, 8, 10_000);
    CountDownLatch release = blockWorkers(batcher);
    CountDownLatch accepted = new CountDownLatch(5);
    for (int i = 0; i < 5; i++) {
      batcher.submit(DEMO, LinkRequest.ofText("flu"), LONG, outcome -> accepted.countDown());
    }
    AtomicReference<LinkOutcome> turnedAway = new AtomicReference<>();
    batcher.submit(DEMO, LinkRequest.ofText("secret text"), LONG, turnedAway::set);
    LinkOutcome.Rejected rejected = asInstanceOf(LinkOutcome.Rejected.class, turnedAway.get());
    EsRejectedExecutionException cause =
        asInstanceOf(EsRejectedExecutionException.class, rejected.cause());
    assertFalse(cause.isExecutorShutdown());
    assertThat(cause.getMessage(), containsString("[5 documents]"));
    assertThat("no text in messages", cause.getMessage(), not(containsString("secret")));
    release.countDown();
    safeAwait(accepted);
    assertEquals(1, metrics.counts().rejected());
  }

  public void testDeadlineOfWaitingDocumentTakesItOutOfTheQueue() throws Exception {
    CountDownLatch release = blockWorkers(batcher);
    CountDownLatch expired = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      batcher.submit(
          DEMO,
          LinkRequest.ofText("flu"),
          TimeValue.timeValueMillis(20),
          outcome -> {
            assertThat(outcome, instanceOf(LinkOutcome.TimedOut.class));
            expired.countDown();
          });
    }
    safeAwait(expired);
    assertEquals("expired work leaves the queue", 0, batcher.queueDepth());
    assertEquals(3, metrics.counts().timeouts());
    release.countDown();
  }

  public void testDeadlinePassesWhileTheDocumentIsLinked() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    hook.set(requests -> safeAwait(release));
    CountDownLatch expired = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    batcher.submit(
        DEMO,
        LinkRequest.ofText("flu"),
        TimeValue.timeValueMillis(20),
        outcome -> {
          assertThat(outcome, instanceOf(LinkOutcome.TimedOut.class));
          calls.incrementAndGet();
          expired.countDown();
        });
    safeAwait(expired);
    release.countDown();
    assertBusy(() -> assertEquals(0, batcher.workers()));
    assertEquals("the late result is dropped", 1, calls.get());
    assertEquals(0, metrics.counts().documents());
  }

  public void testCloseEndsWhatWaits() throws Exception {
    CountDownLatch release = blockWorkers(batcher);
    List<LinkOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 10; i++) {
      batcher.submit(DEMO, LinkRequest.ofText("flu"), LONG, outcomes::add);
    }
    batcher.close();
    assertEquals(10, outcomes.size());
    outcomes.forEach(outcome -> assertThat(outcome, instanceOf(LinkOutcome.Rejected.class)));
    batcher.submit(DEMO, LinkRequest.ofText("flu"), LONG, outcomes::add);
    assertThat(outcomes.getLast(), instanceOf(LinkOutcome.Rejected.class));
    release.countDown();
  }

  public void testThreadPoolGoneEndsWhatWaits() throws Exception {
    CountDownLatch release = blockWorkers(batcher);
    List<LinkOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 10; i++) {
      batcher.submit(DEMO, LinkRequest.ofText("flu"), LONG, outcomes::add);
    }
    threadPool.shutdown();
    release.countDown();
    assertBusy(() -> assertEquals(10, outcomes.size()));
  }

  public void testOneBadDocumentDoesNotSpoilItsBatch() throws Exception {
    CountDownLatch release = blockWorkers(batcher);
    Throwable problem =
        randomFrom(
            new IllegalStateException("bad"), new StackOverflowError(), new InternalError("cut"));
    hook.set(
        requests -> {
          for (LinkRequest request : requests) {
            if (request.passages().getFirst().text().equals("bad")) {
              rethrow(problem);
            }
          }
        });
    AtomicInteger linked = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(30);
    for (int i = 0; i < 30; i++) {
      String text = i % 10 == 3 ? "bad" : "flu";
      batcher.submit(
          DEMO,
          LinkRequest.ofText(text),
          LONG,
          outcome -> {
            switch (outcome) {
              case LinkOutcome.Linked l -> linked.incrementAndGet();
              case LinkOutcome.Failed f -> failed.incrementAndGet();
              default -> throw new AssertionError(outcome);
            }
            done.countDown();
          });
    }
    release.countDown();
    safeAwait(done);
    assertEquals(27, linked.get());
    assertEquals(3, failed.get());
    assertEquals(3, metrics.counts().failed());
  }

  private static void rethrow(Throwable problem) {
    switch (problem) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError(problem);
    }
  }

  public void testReceiverThatThrowsIsCalledOnceAndTheRestGoesOn() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(10);
    for (int i = 0; i < 10; i++) {
      boolean bad = i == 4;
      batcher.submit(
          DEMO,
          LinkRequest.ofText("flu"),
          LONG,
          outcome -> {
            if (bad) {
              calls.incrementAndGet();
            }
            done.countDown();
            if (bad) {
              throw new IllegalStateException("the pipeline's own problem");
            }
          });
    }
    safeAwait(done);
    assertBusy(() -> assertEquals(0, batcher.workers()));
    assertEquals(1, calls.get());
  }

  public void testUnknownKnowledgeBase() {
    CountDownLatch done = new CountDownLatch(1);
    AtomicReference<LinkOutcome> outcome = new AtomicReference<>();
    batcher.submit(
        new LinkTarget("absent", new LinkerChoice.Dictionary()),
        LinkRequest.ofText("flu"),
        LONG,
        o -> {
          outcome.set(o);
          done.countDown();
        });
    safeAwait(done);
    assertThat(outcome.get(), instanceOf(LinkOutcome.Unavailable.class));
  }

  public void testReceiverRunsInTheThreadContextOfItsRequest() throws Exception {
    ThreadContext threadContext = threadPool.getThreadContext();
    AtomicReference<String> headerOfWorker = new AtomicReference<>("unset");
    hook.set(requests -> headerOfWorker.set(threadContext.getHeader("X-Opaque-Id")));
    CountDownLatch done = new CountDownLatch(20);
    AtomicInteger wrong = new AtomicInteger();
    for (int i = 0; i < 20; i++) {
      String id = "request-" + i;
      TimeValue timeout = rarely() ? TimeValue.timeValueMillis(1) : LONG;
      try (ThreadContext.StoredContext _ = threadContext.stashContext()) {
        threadContext.putHeader("X-Opaque-Id", id);
        batcher.submit(
            DEMO,
            LinkRequest.ofText("flu"),
            timeout,
            outcome -> {
              if (!id.equals(threadContext.getHeader("X-Opaque-Id"))) {
                wrong.incrementAndGet();
              }
              done.countDown();
            });
      }
    }
    safeAwait(done);
    assertEquals(0, wrong.get());
    assertNull("a worker carries nobody's headers", headerOfWorker.get());
  }

  /** Results, deadlines, rejections, failures, swaps and closing, all at the same time. */
  public void testEveryReceiverIsCalledExactlyOnceUnderRaces() throws Exception {
    LinkBatcher small = batcher(50, 4, 200);
    batcher = small;
    AtomicLong linkCalls = new AtomicLong();
    hook.set(
        requests -> {
          long call = linkCalls.incrementAndGet();
          if (call % 7 == 0) {
            throw new IllegalStateException("every seventh batch");
          }
          if (call % 3 == 0) {
            safeSleep(1);
          }
        });
    int submitters = 4;
    int perSubmitter = scaledRandomIntBetween(500, 2000);
    AtomicIntegerArray calls = new AtomicIntegerArray(submitters * perSubmitter);
    int closeAt = perSubmitter * 3 / 4;
    startInParallel(
        submitters,
        submitter -> {
          for (int i = 0; i < perSubmitter; i++) {
            int index = submitter * perSubmitter + i;
            TimeValue timeout = TimeValue.timeValueMillis(1 + index % 5);
            String kb = index % 31 == 0 ? "absent" : index % 2 == 0 ? "demo" : "other";
            small.submit(
                new LinkTarget(kb, new LinkerChoice.Dictionary()),
                LinkRequest.ofText("flu " + "y".repeat(index % 90)),
                index % 4 == 0 ? timeout : LONG,
                outcome -> calls.incrementAndGet(index));
            if (submitter == 0 && i == closeAt) {
              assertTrue(waitUntil(() -> metrics.counts().documents() > 0, 1, TimeUnit.MINUTES));
              small.close();
            } else if (submitter == 1 && i % 200 == 0) {
              swap(i);
            } else if (i % 20 == 0) {
              safeSleep(1); // lets the workers get some of the documents
            }
          }
        });
    assertBusy(
        () -> {
          for (int i = 0; i < calls.length(); i++) {
            assertEquals("document " + i, 1, calls.get(i));
          }
        },
        1,
        TimeUnit.MINUTES);
    assertBusy(() -> assertEquals(0, small.workers()));
    LinkCounts counts = metrics.counts();
    long ends =
        counts.documents()
            + counts.rejected()
            + counts.timeouts()
            + counts.failed()
            + counts.kbUnavailable();
    assertEquals("every end is counted once", calls.length(), ends);
    assertThat(counts.documents(), greaterThan(0L));
    assertThat(counts.rejected(), greaterThan(0L));
    assertEquals(0, small.queueDepth());
  }

  private void swap(int version) {
    try {
      FakeKnowledgeBase.install(knowledgeBases.root(), "demo", "v" + version);
      knowledgeBases.refresh(Runnable::run);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

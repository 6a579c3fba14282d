package io.conceptlinker.ingest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.not;

import io.conceptlinker.link.LinkRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.elasticsearch.common.util.concurrent.EsRejectedExecutionException;
import org.elasticsearch.core.TimeValue;

/** Documents that are turned away, too late, unlinkable or left over. */
public class LinkBatcherFailureTests extends LinkBatcherTestCase {
  public void testFullQueueTurnsDocumentsAway() throws Exception {
    limit(5, 8, 10_000);
    CountDownLatch release = blockWorkers();
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
    CountDownLatch release = blockWorkers();
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
    CountDownLatch release = blockWorkers();
    List<LinkOutcome> outcomes = submitTen();
    batcher.close();
    assertEquals(10, outcomes.size());
    outcomes.forEach(outcome -> assertThat(outcome, instanceOf(LinkOutcome.Rejected.class)));
    batcher.submit(DEMO, LinkRequest.ofText("flu"), LONG, outcomes::add);
    assertThat(outcomes.getLast(), instanceOf(LinkOutcome.Rejected.class));
    release.countDown();
  }

  /** How they end, in the order in which they do. */
  private List<LinkOutcome> submitTen() {
    List<LinkOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 10; i++) {
      batcher.submit(DEMO, LinkRequest.ofText("flu"), LONG, outcomes::add);
    }
    return outcomes;
  }

  public void testThreadPoolGoneEndsWhatWaits() throws Exception {
    CountDownLatch release = blockWorkers();
    List<LinkOutcome> outcomes = submitTen();
    threadPool.shutdown();
    release.countDown();
    assertBusy(() -> assertEquals(10, outcomes.size()));
  }

  public void testOneBadDocumentDoesNotSpoilItsBatch() throws Exception {
    CountDownLatch release = blockWorkers();
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
}

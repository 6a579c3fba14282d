package io.conceptlinker.ingest;

import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.conceptlinker.link.LinkRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.core.TimeValue;

public class LinkBatcherTests extends LinkBatcherTestCase {
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
    CountDownLatch release = blockWorkers();
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
    limit(1000, 8, 100);
    CountDownLatch release = blockWorkers();
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
}

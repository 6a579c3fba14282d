package io.conceptlinker.ingest;

import static org.hamcrest.Matchers.greaterThan;

import io.conceptlinker.ingest.kb.FakeKnowledgeBase;
import io.conceptlinker.link.LinkRequest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.elasticsearch.core.TimeValue;

public class LinkBatcherRaceTests extends LinkBatcherTestCase {
  /** Results, deadlines, rejections, failures, swaps and closing, all at the same time. */
  public void testEveryReceiverIsCalledExactlyOnceUnderRaces() throws Exception {
    limit(50, 4, 200);
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
            batcher.submit(
                new LinkTarget(kb, new LinkerChoice.Dictionary()),
                LinkRequest.ofText("flu " + "y".repeat(index % 90)),
                index % 4 == 0 ? timeout : LONG,
                outcome -> calls.incrementAndGet(index));
            if (submitter == 0 && i == closeAt) {
              assertTrue(waitUntil(() -> metrics.counts().documents() > 0, 1, TimeUnit.MINUTES));
              batcher.close();
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
    assertBusy(() -> assertEquals(0, batcher.workers()));
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
    assertEquals(0, batcher.queueDepth());
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

package io.conceptlinker.elasticsearch;

import static org.hamcrest.Matchers.greaterThan;

import io.conceptlinker.ingest.LinkingService;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.elasticsearch.action.bulk.BulkItemResponse;
import org.elasticsearch.action.bulk.BulkRequest;
import org.elasticsearch.action.bulk.BulkResponse;
import org.elasticsearch.action.index.IndexRequest;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.rest.RestStatus;

/** The processor in a node whose linkers are held up. */
public class BusyNodeTests extends ConceptLinkerNodeTestCase {
  /** Holds linkers up, once they have counted {@code entered} down, until what it returns is 0. */
  private static CountDownLatch holdUp(CountDownLatch entered) {
    CountDownLatch release = new CountDownLatch(1);
    FakePlugin.HOOK.set(
        requests -> {
          entered.countDown();
          safeAwait(release, TimeValue.timeValueMinutes(2));
        });
    return release;
  }

  public void testDocumentsBeyondTheQueueAreTurnedAwayOneByOne() throws Exception {
    install("demo", "v1");
    createLiterature();
    putPipeline("\"kb\":\"demo\"");
    CountDownLatch release = holdUp(new CountDownLatch(1));
    String[] texts = new String[200];
    Arrays.fill(texts, "flu");
    BulkRequest bulk = new BulkRequest();
    for (String text : texts) {
      bulk.add(new IndexRequest("lit").source(Map.of("text", text)).setPipeline("p"));
    }
    var pending = client().bulk(bulk);
    LinkingService service = getInstanceFromNode(LinkingService.class);
    assertBusy(() -> assertThat(service.metrics().counts().rejected(), greaterThan(100L)));
    release.countDown();
    int accepted = 0;
    int rejected = 0;
    for (BulkItemResponse item : pending.actionGet()) {
      if (item.isFailed()) {
        assertEquals(RestStatus.TOO_MANY_REQUESTS, item.getFailure().getStatus());
        rejected++;
      } else {
        accepted++;
      }
    }
    assertEquals("nobody is lost", texts.length, accepted + rejected);
    assertThat(accepted, greaterThan(QUEUE - 1));
    assertEquals(rejected, service.metrics().counts().rejected());
  }

  public void testDeadlineLetsTheBulkGoOn() throws Exception {
    install("demo", "v1");
    createLiterature();
    putPipeline("\"kb\":\"demo\",\"timeout\":\"50ms\"");
    CountDownLatch release = holdUp(new CountDownLatch(1));
    BulkResponse response = bulk("flu", "flu", "flu", "flu");
    release.countDown();
    assertFalse(response.buildFailureMessage(), response.hasFailures());
    for (int i = 0; i < 4; i++) {
      assertEquals("timeout", concepts(Integer.toString(i)).get("status"));
      assertEquals(List.of("_concept_link_timeout"), source(Integer.toString(i)).get("tags"));
    }
  }

  public void testSwapWhileLinking() throws Exception {
    install("demo", "v1");
    createLiterature();
    putPipeline("\"kb\":\"demo\"");
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = holdUp(entered);
    var pending =
        client()
            .bulk(
                new BulkRequest()
                    .add(
                        new IndexRequest("lit")
                            .id("0")
                            .source(Map.of("text", "flu"))
                            .setPipeline("p")));
    safeAwait(entered);
    install("demo", "v2");
    assertEquals("the old one is leased", 1, knowledgeBaseStatuses().getFirst().retiring());
    release.countDown();
    assertFalse(pending.actionGet().hasFailures());
    assertEquals("v1", concepts("0").get("kb_version"));
    assertFalse(bulk("flu").hasFailures());
    assertEquals("linked again with the new one", "v2", concepts("0").get("kb_version"));
  }
}

package io.conceptlinker.elasticsearch;

import static org.hamcrest.Matchers.greaterThan;

import io.conceptlinker.ingest.kb.KnowledgeBaseStatus;
import io.conceptlinker.ingest.kb.KnowledgeBaseSummary;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.elasticsearch.action.bulk.BulkItemResponse;
import org.elasticsearch.action.bulk.BulkRequest;
import org.elasticsearch.action.bulk.BulkResponse;
import org.elasticsearch.action.index.IndexRequest;
import org.elasticsearch.index.query.QueryBuilders;
import org.elasticsearch.ingest.IngestPipelineTestUtils;
import org.elasticsearch.search.SearchHit;
import org.elasticsearch.test.hamcrest.ElasticsearchAssertions;

/** Bundles are swapped on all nodes while documents are linked and concepts are searched. */
public class KnowledgeBaseReloadTests extends ConceptLinkerCluster {

  public void testSwapsUnderLoad() throws Exception {
    IngestPipelineTestUtils.putJsonPipeline(
        client(),
        "p",
        """
        {"processors":[{"concept_link":{"field":"text","kb":"demo","timeout":"5m"}}]}""");
    ElasticsearchAssertions.assertAcked(
        prepareCreate("lit").setMapping("concepts.id", "type=keyword"));
    int writers = 3;
    String build = randomAlphaOfLength(6).toLowerCase(Locale.ROOT);
    Set<String> versions = new HashSet<>(versionsInUse());
    int swaps = scaledRandomIntBetween(8, 20);
    IntStream.rangeClosed(1, swaps).forEach(swap -> versions.add(build + swap));
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger written = new AtomicInteger();
    Set<String> failures = ConcurrentHashMap.newKeySet();
    startInParallel(
        writers + 2,
        thread -> {
          if (thread < writers) {
            do {
              write(written, failures);
            } while (!stop.get());
          } else if (thread == writers) {
            while (!stop.get()) {
              search();
            }
          } else {
            try {
              swap(build, swaps);
            } finally {
              stop.set(true);
            }
          }
        });
    assertEquals(Set.of(), failures);
    assertThat(written.get(), greaterThan(0));
    refresh("lit");
    checkDocuments(written.get(), versions);
    assertBusy(
        () -> {
          List<KnowledgeBaseStatus> statuses = statuses();
          assertEquals("one on each node", 2, statuses.size());
          for (KnowledgeBaseStatus status : statuses) {
            assertEquals(build + swaps, status.summary().orElseThrow().version());
            assertEquals("leases", 0, status.leases());
            assertEquals("old bundles still leased", 0, status.retiring());
          }
        });
    assertEquals("one open on each node", 2, FakePlugin.OPENER.stillOpen());
  }

  private static Set<String> versionsInUse() {
    return statuses().stream()
        .flatMap(status -> status.summary().stream())
        .map(KnowledgeBaseSummary::version)
        .collect(Collectors.toSet());
  }

  private static void swap(String build, int swaps) {
    try {
      for (int swap = 1; swap <= swaps; swap++) {
        String version = build + swap;
        pointEverywhere("demo", version);
        assertBusy(() -> assertEquals(Set.of(version), versionsInUse()), 1, TimeUnit.MINUTES);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (Exception e) {
      throw new AssertionError("swap", e);
    }
  }

  private static void write(AtomicInteger written, Set<String> failures) {
    BulkRequest bulk = new BulkRequest();
    for (int i = 0; i < 50; i++) {
      bulk.add(
          new IndexRequest("lit").source(Map.of("text", "flu and no aspirin")).setPipeline("p"));
    }
    BulkResponse response = client().bulk(bulk).actionGet();
    for (BulkItemResponse item : response) {
      if (item.isFailed()) {
        failures.add(item.getFailureMessage());
      } else {
        written.incrementAndGet();
      }
    }
  }

  private static void search() {
    var response =
        client()
            .prepareSearch("lit")
            .setQuery(
                QueryBuilders.wrapperQuery(
                    "{\"concept\":{\"field\":\"concepts.id\",\"value\":\"D3\"}}"))
            .setSize(0)
            .get();
    try {
      assertEquals(0, response.getFailedShards());
    } finally {
      response.decRef();
    }
  }

  private static void checkDocuments(int written, Set<String> versions) {
    ElasticsearchAssertions.assertHitCount(
        client().prepareSearch("lit").setTrackTotalHits(true).setSize(0), written);
    var response = client().prepareSearch("lit").setSize(Math.min(written, 10_000)).get();
    try {
      for (SearchHit hit : response.getHits()) {
        Map<?, ?> concepts =
            (Map<?, ?>) Map.copyOf(hit.getSourceAsMap()).getOrDefault("concepts", Map.of());
        assertEquals("linked", concepts.get("status"));
        assertEquals(List.of("D1"), concepts.get("id"));
        assertTrue(versions.contains(String.valueOf(concepts.get("kb_version"))));
      }
    } finally {
      response.decRef();
    }
  }
}

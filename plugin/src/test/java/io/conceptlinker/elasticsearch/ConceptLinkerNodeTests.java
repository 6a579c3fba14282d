package io.conceptlinker.elasticsearch;

import static org.elasticsearch.ingest.IngestPipelineTestUtils.putJsonPipelineRequest;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

import io.conceptlinker.elasticsearch.stats.LinkStatsRequest;
import io.conceptlinker.elasticsearch.stats.TransportLinkStatsAction;
import io.conceptlinker.ingest.LinkingService;
import io.conceptlinker.ingest.kb.FakeKnowledgeBase;
import io.conceptlinker.ingest.kb.KnowledgeBaseStatus;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.elasticsearch.ExceptionsHelper;
import org.elasticsearch.action.DocWriteRequest.OpType;
import org.elasticsearch.action.bulk.BulkItemResponse;
import org.elasticsearch.action.bulk.BulkRequest;
import org.elasticsearch.action.bulk.BulkResponse;
import org.elasticsearch.action.index.IndexRequest;
import org.elasticsearch.action.ingest.PutPipelineTransportAction;
import org.elasticsearch.action.ingest.SimulateDocumentBaseResult;
import org.elasticsearch.action.ingest.SimulatePipelineRequest;
import org.elasticsearch.action.ingest.SimulatePipelineResponse;
import org.elasticsearch.common.Strings;
import org.elasticsearch.common.bytes.BytesArray;
import org.elasticsearch.common.bytes.ReleasableBytesReference;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.search.SearchHit;
import org.elasticsearch.test.ESSingleNodeTestCase;
import org.elasticsearch.test.hamcrest.ElasticsearchAssertions;
import org.elasticsearch.xcontent.XContentType;
import org.junit.After;
import org.junit.AfterClass;

/** The processor and the query in a node. */
public class ConceptLinkerNodeTests extends ESSingleNodeTestCase {
  private static final int QUEUE = 20;

  @Override
  protected Collection<Class<? extends Plugin>> getPlugins() {
    return List.of(FakePlugin.class);
  }

  @Override
  protected Settings nodeSettings() {
    return Settings.builder()
        .put("concept_linker.ingest.queue_size", QUEUE)
        .put("concept_linker.ingest.batch_documents", 4)
        .put("resource.reload.interval.high", "50ms")
        .build();
  }

  @Override
  protected boolean resetNodeAfterTest() {
    return true;
  }

  @After
  public void allLeasesAreBack() throws Exception {
    FakePlugin.HOOK.set(requests -> {});
    assertBusy(
        () -> {
          for (KnowledgeBaseStatus status : knowledgeBaseStatuses()) {
            assertEquals("leases of " + status.name(), 0, status.leases() + status.retiring());
          }
        },
        1,
        TimeUnit.MINUTES);
  }

  @AfterClass
  public static void closedNodesLeaveNothingOpen() {
    assertEquals(0, FakePlugin.OPENER.stillOpen());
  }

  private List<KnowledgeBaseStatus> knowledgeBaseStatuses() {
    return getInstanceFromNode(LinkingService.class).knowledgeBases().statuses();
  }

  private void install(String name, String version) throws Exception {
    Path root =
        getInstanceFromNode(Environment.class).configDir().resolve("concept-linker").resolve("kb");
    FakeKnowledgeBase.install(root, name, version);
    assertBusy(
        () ->
            assertTrue(
                knowledgeBaseStatuses().stream()
                    .filter(status -> status.name().equals(name))
                    .flatMap(status -> status.summary().stream())
                    .anyMatch(summary -> summary.version().equals(version))),
        1,
        TimeUnit.MINUTES);
  }

  private void putPipeline(String options) {
    putJsonPipeline(
        "p", "{\"processors\":[{\"concept_link\":{\"field\":\"text\"," + options + "}}]}");
  }

  private void createLiterature() {
    createIndex(
        "lit", Settings.EMPTY, "concepts.id", "type=keyword", "concepts.ancestors", "type=keyword");
  }

  private BulkResponse bulk(String... texts) {
    BulkRequest bulk = new BulkRequest().setRefreshPolicy("true");
    for (int i = 0; i < texts.length; i++) {
      bulk.add(
          new IndexRequest("lit")
              .id(Integer.toString(i))
              .opType(OpType.INDEX)
              .source(Map.of("text", texts[i]))
              .setPipeline("p"));
    }
    return client().bulk(bulk).actionGet();
  }

  private Map<String, Object> source(String id) {
    return client().prepareGet("lit", id).get().getSourceAsMap();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> concepts(String id) {
    return (Map<String, Object>) source(id).getOrDefault("concepts", Map.of());
  }

  private List<String> idsOf(QueryBuilder query) {
    var response = client().prepareSearch("lit").setQuery(query).setSize(100).get();
    try {
      return StreamSupport.stream(response.getHits().spliterator(), false)
          .map(SearchHit::getId)
          .sorted()
          .toList();
    } finally {
      response.decRef();
    }
  }

  private List<String> idsOf(String conceptQuery) {
    return idsOf(QueryBuilders.wrapperQuery("{\"concept\":" + conceptQuery + "}"));
  }

  public void testBulkIsLinkedInBatches() throws Exception {
    install("demo", "v1");
    createLiterature();
    putPipeline("\"kb\":\"demo\"");
    String[] texts = new String[QUEUE];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = i % 2 == 0 ? "flu" : "no aspirin";
    }
    BulkResponse response = bulk(texts);
    assertFalse(response.buildFailureMessage(), response.hasFailures());
    assertEquals(List.of("D1"), concepts("0").get("id"));
    assertEquals(List.of("D4"), concepts("1").get("negated_id"));
    assertEquals("v1", concepts("0").get("kb_version"));
    String stats =
        Strings.toString(
            client().execute(TransportLinkStatsAction.TYPE, new LinkStatsRequest()).actionGet());
    assertThat(stats, containsString("\"documents\":" + QUEUE));
    // One queue for the node's own linkers, one for those of link servers.
    assertThat(stats, containsString("\"depth\":0,\"capacity\":" + 2 * QUEUE));
  }

  public void testDocumentsBeyondTheQueueAreTurnedAwayOneByOne() throws Exception {
    install("demo", "v1");
    createLiterature();
    putPipeline("\"kb\":\"demo\"");
    CountDownLatch release = new CountDownLatch(1);
    FakePlugin.HOOK.set(requests -> safeAwait(release, TimeValue.timeValueMinutes(2)));
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
    CountDownLatch release = new CountDownLatch(1);
    FakePlugin.HOOK.set(requests -> safeAwait(release, TimeValue.timeValueMinutes(2)));
    BulkResponse response = bulk("flu", "flu", "flu", "flu");
    release.countDown();
    assertFalse(response.buildFailureMessage(), response.hasFailures());
    for (int i = 0; i < 4; i++) {
      assertEquals("timeout", concepts(Integer.toString(i)).get("status"));
      assertEquals(List.of("_concept_link_timeout"), source(Integer.toString(i)).get("tags"));
    }
  }

  public void testPipelineBeforeItsKnowledgeBase() throws Exception {
    createLiterature();
    putPipeline("\"kb\":\"later\"");
    assertFalse(bulk("flu").hasFailures());
    assertEquals("kb_unavailable", concepts("0").get("status"));
    install("later", "v1");
    assertFalse(bulk("flu").hasFailures());
    assertEquals("recovers alone", "linked", concepts("0").get("status"));
    assertFalse(source("0").containsKey("tags"));
  }

  public void testSimulate() throws Exception {
    install("demo", "v1");
    putPipeline("\"kb\":\"demo\",\"mentions\":true");
    String request = "{\"docs\":[{\"_source\":{\"text\":\"possible flu\"}}]}";
    SimulatePipelineRequest simulate =
        new SimulatePipelineRequest(
            ReleasableBytesReference.wrap(new BytesArray(request)), XContentType.JSON);
    simulate.setId("p");
    SimulatePipelineResponse response =
        client().admin().cluster().simulatePipeline(simulate).actionGet();
    var result = (SimulateDocumentBaseResult) response.getResults().getFirst();
    assertEquals(
        "uncertain",
        result.getIngestDocument().getFieldValue("concepts.mentions.0.assertion", String.class));
    assertEquals(
        List.of("D1"), result.getIngestDocument().getFieldValue("concepts.id", List.class));
  }

  public void testUnknownOptionFailsThePipeline() {
    var request =
        putJsonPipelineRequest(
            "p",
            """
            {"processors":[{"concept_link":{"field":"a","kb":"demo","minimum_score":0.5}}]}""");
    Exception e =
        expectThrows(
            Exception.class,
            () -> client().execute(PutPipelineTransportAction.TYPE, request).actionGet());
    assertEquals(RestStatus.BAD_REQUEST, ExceptionsHelper.status(e));
    assertThat(
        ExceptionsHelper.stackTrace(e),
        allOf(containsString("[minimum_score]"), containsString("min_score")));
  }

  public void testFailureProcessorsSeeTheError() throws Exception {
    install("demo", "v1");
    createLiterature();
    putJsonPipeline(
        "p",
        """
        {"processors":[{"concept_link":{"field":"absent","kb":"demo","tag":"first",
          "on_failure":[{"concept_link":{"field":"text","kb":"demo"}}]}}]}""");
    assertFalse(bulk("flu").hasFailures());
    assertEquals(List.of("D1"), concepts("0").get("id"));
  }

  public void testConceptQueryFindsNarrower() throws Exception {
    install("demo", "v1");
    createLiterature();
    putPipeline("\"kb\":\"demo\"");
    assertFalse(bulk("flu", "infection", "disease", "aspirin", "flu and aspirin").hasFailures());
    assertEquals(
        List.of("0", "1", "2", "4"), idsOf("{\"field\":\"concepts.id\",\"value\":\"D3\"}"));
    assertEquals(
        List.of("2"), idsOf("{\"field\":\"concepts.id\",\"value\":\"D3\",\"expand\":\"none\"}"));
    assertEquals(
        List.of("1", "2"), idsOf("{\"field\":\"concepts.id\",\"value\":\"D3\",\"max_depth\":1}"));
    assertEquals(List.of("0", "4"), idsOf("{\"field\":\"concepts.id\",\"text\":\"some flu\"}"));
    assertEquals(
        "both are required",
        List.of("4"),
        idsOf("{\"field\":\"concepts.id\",\"text\":\"disease and aspirin\"}"));
    assertEquals(List.of(), idsOf("{\"field\":\"concepts.id\",\"text\":\"nothing known\"}"));
    for (String id : FakeKnowledgeBase.IDS.values()) {
      assertEquals(
          "index time and query time agree on " + id,
          idsOf(QueryBuilders.termQuery("concepts.ancestors", id)),
          idsOf("{\"field\":\"concepts.id\",\"value\":\"" + id + "\"}"));
    }
  }

  public void testConceptQueryErrors() throws Exception {
    install("demo", "v1");
    createLiterature();
    client()
        .admin()
        .indices()
        .prepareUpdateSettings("lit")
        .setSettings(Settings.builder().put("index.max_terms_count", 2))
        .get();
    assertStatus(RestStatus.BAD_REQUEST, "index.max_terms_count", "\"value\":\"D3\"");
    assertStatus(RestStatus.NOT_FOUND, "[absent]", "\"value\":\"D3\",\"kb\":\"absent\"");
    install("second", "v1");
    assertStatus(RestStatus.BAD_REQUEST, "[demo, second]", "\"value\":\"D3\"");
    assertEquals(
        "no knowledge base is needed for ids alone",
        List.of(),
        idsOf("{\"field\":\"concepts.id\",\"value\":\"D3\",\"expand\":\"none\"}"));
  }

  private void assertStatus(RestStatus status, String message, String body) {
    Exception e =
        expectThrows(Exception.class, () -> idsOf("{\"field\":\"concepts.id\"," + body + "}"));
    assertEquals(e.toString(), status, ExceptionsHelper.status(e));
    assertThat(ExceptionsHelper.stackTrace(e), containsString(message));
  }

  public void testAliasFilterByConcept() throws Exception {
    install("demo", "v1");
    createLiterature();
    putPipeline("\"kb\":\"demo\"");
    assertFalse(bulk("flu", "aspirin").hasFailures());
    client()
        .admin()
        .indices()
        .prepareAliases(TEST_REQUEST_TIMEOUT, TEST_REQUEST_TIMEOUT)
        .addAlias("lit", "diseases", "{\"concept\":{\"field\":\"concepts.id\",\"value\":\"D3\"}}")
        .get();
    ElasticsearchAssertions.assertHitCount(client().prepareSearch("diseases"), 1);
  }

  public void testSwapWhileLinking() throws Exception {
    install("demo", "v1");
    createLiterature();
    putPipeline("\"kb\":\"demo\"");
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    FakePlugin.HOOK.set(
        requests -> {
          entered.countDown();
          safeAwait(release, TimeValue.timeValueMinutes(2));
        });
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

  public void testUnchangedDocumentIsSkippedWhenItIsIndexedAgain() throws Exception {
    install("demo", "v1");
    createLiterature();
    putPipeline("\"kb\":\"demo\"");
    assertFalse(bulk("flu").hasFailures());
    Map<String, Object> source = source("0");
    client().index(new IndexRequest("lit").id("0").source(source).setPipeline("p")).actionGet();
    assertEquals(source, source("0"));
    assertEquals(1, getInstanceFromNode(LinkingService.class).metrics().counts().skipped());
  }

  public void testDocumentTextIsNotInErrors() {
    createLiterature();
    putPipeline("\"kb\":\"demo\"");
    BulkResponse response =
        client()
            .bulk(
                new BulkRequest()
                    .add(
                        new IndexRequest("lit")
                            .source(Map.of("text", Map.of("secret", "patient")))
                            .setPipeline("p")))
            .actionGet();
    assertTrue(response.hasFailures());
    String message = response.buildFailureMessage();
    assertThat(message, allOf(containsString("[text]"), not(containsString("patient"))));
  }
}

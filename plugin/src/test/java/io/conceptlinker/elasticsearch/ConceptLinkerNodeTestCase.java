package io.conceptlinker.elasticsearch;

import io.conceptlinker.ingest.LinkingService;
import io.conceptlinker.ingest.kb.FakeKnowledgeBase;
import io.conceptlinker.ingest.kb.KnowledgeBaseStatus;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.action.DocWriteRequest.OpType;
import org.elasticsearch.action.bulk.BulkRequest;
import org.elasticsearch.action.bulk.BulkResponse;
import org.elasticsearch.action.index.IndexRequest;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.test.ESSingleNodeTestCase;
import org.junit.After;
import org.junit.AfterClass;

/** A node with fakes inside, a new one for each test. */
public abstract class ConceptLinkerNodeTestCase extends ESSingleNodeTestCase {
  static final int QUEUE = 20;

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

  final List<KnowledgeBaseStatus> knowledgeBaseStatuses() {
    return getInstanceFromNode(LinkingService.class).knowledgeBases().statuses();
  }

  final void install(String name, String version) throws Exception {
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

  final void putPipeline(String options) {
    putJsonPipeline(
        "p", "{\"processors\":[{\"concept_link\":{\"field\":\"text\"," + options + "}}]}");
  }

  final void createLiterature() {
    createIndex(
        "lit", Settings.EMPTY, "concepts.id", "type=keyword", "concepts.ancestors", "type=keyword");
  }

  final BulkResponse bulk(String... texts) {
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

  final Map<String, Object> source(String id) {
    return client().prepareGet("lit", id).get().getSourceAsMap();
  }

  @SuppressWarnings("unchecked")
  final Map<String, Object> concepts(String id) {
    return (Map<String, Object>) source(id).getOrDefault("concepts", Map.of());
  }
}

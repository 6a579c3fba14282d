package io.conceptlinker.elasticsearch.field;

import io.conceptlinker.elasticsearch.ConceptLinkerPlugin;
import io.conceptlinker.ingest.LinkingService;
import io.conceptlinker.ingest.kb.KnowledgeBaseStatus;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.elasticsearch.action.bulk.BulkRequest;
import org.elasticsearch.action.index.IndexRequest;
import org.elasticsearch.action.search.SearchRequestBuilder;
import org.elasticsearch.action.search.SearchResponse;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.search.SearchHit;
import org.elasticsearch.test.ESSingleNodeTestCase;
import org.elasticsearch.test.hamcrest.ElasticsearchAssertions;

/** A node with bundles from disk and an index {@code lit} with a {@code concept} field. */
abstract class ConceptFieldTestCase extends ESSingleNodeTestCase {
  static final String FIELD = "concepts.id";

  @Override
  protected Collection<Class<? extends Plugin>> getPlugins() {
    return List.of(ConceptLinkerPlugin.class);
  }

  @Override
  protected Settings nodeSettings() {
    return Settings.builder().put("resource.reload.interval.high", "50ms").build();
  }

  @Override
  protected boolean resetNodeAfterTest() {
    return true;
  }

  /** Puts a knowledge base into the node and waits until its version is open. */
  final void install(String name, KnowledgeBaseBuilder builder) throws Exception {
    Path root =
        getInstanceFromNode(Environment.class).configDir().resolve("concept-linker").resolve("kb");
    Files.createDirectories(root);
    Path fresh = root.resolve(".new-" + randomIdentifier());
    String version = builder.write(fresh, name).version();
    Path place = root.resolve(name);
    if (Files.exists(place)) {
      Files.move(place, root.resolve(".old-" + randomIdentifier()));
    }
    Files.move(fresh, place);
    assertBusy(
        () ->
            assertTrue(
                statuses().stream()
                    .filter(status -> status.name().equals(name))
                    .flatMap(status -> status.summary().stream())
                    .anyMatch(summary -> summary.version().equals(version))));
  }

  final List<KnowledgeBaseStatus> statuses() {
    return getInstanceFromNode(LinkingService.class).knowledgeBases().statuses();
  }

  final void createIndex(String options, Settings settings) {
    indicesAdmin()
        .prepareCreate("lit")
        .setSettings(settings)
        .setMapping(
            """
            {"properties":{"concepts":{"properties":{"id":{"type":"concept" OPTIONS},
            "ancestors":{"type":"keyword"}}},"year":{"type":"integer"}}}"""
                .replace("OPTIONS", options.isEmpty() ? "" : "," + options))
        .get();
  }

  /** Indexes documents 0, 1, ... with these sources. */
  final void index(List<String> sources) throws IOException {
    BulkRequest bulk = new BulkRequest().setRefreshPolicy("true");
    for (int i = 0; i < sources.size(); i++) {
      bulk.add(
          new IndexRequest("lit")
              .id(Integer.toString(i))
              .source(sources.get(i), org.elasticsearch.xcontent.XContentType.JSON));
    }
    ElasticsearchAssertions.assertNoFailures(client().bulk(bulk).actionGet());
  }

  static Set<String> found(SearchRequestBuilder request) {
    SearchResponse response = request.setSize(1000).get();
    try {
      assertEquals(0, response.getFailedShards());
      Set<String> ids = new TreeSet<>();
      for (SearchHit hit : response.getHits()) {
        ids.add(hit.getId());
      }
      return ids;
    } finally {
      response.decRef();
    }
  }

  final Set<String> found(QueryBuilder query) {
    return found(client().prepareSearch("lit").setQuery(query));
  }
}

package io.conceptlinker.elasticsearch;

import static org.hamcrest.Matchers.containsString;

import io.conceptlinker.ingest.kb.FakeKnowledgeBase;
import java.util.List;
import java.util.stream.StreamSupport;
import org.elasticsearch.ExceptionsHelper;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.search.SearchHit;
import org.elasticsearch.test.hamcrest.ElasticsearchAssertions;

/** The query in a node. */
public class ConceptQueryNodeTests extends ConceptLinkerNodeTestCase {
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
}

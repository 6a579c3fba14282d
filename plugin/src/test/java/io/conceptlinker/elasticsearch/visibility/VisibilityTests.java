package io.conceptlinker.elasticsearch.visibility;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.conceptlinker.elasticsearch.ConceptLinkerCluster;
import io.conceptlinker.elasticsearch.ConceptLinkerPlugin;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RequestOptions;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.test.rest.ObjectPath;
import org.junit.Before;

/**
 * Over HTTP and two nodes: whom Elasticsearch does not show a document or a field, the plugin does
 * not show it either, in hits, counts, suggestions, highlights, facets or explanations.
 */
public class VisibilityTests extends ConceptLinkerCluster {
  private static final String EVERYBODY = "everybody";

  @Override
  protected Class<? extends Plugin> plugin() {
    return ConceptLinkerPlugin.class;
  }

  @Override
  protected Collection<Class<? extends Plugin>> nodePlugins() {
    List<Class<? extends Plugin>> plugins = new ArrayList<>(super.nodePlugins());
    plugins.add(HidingPlugin.class);
    return plugins;
  }

  /** A flu is an infection, an infection a disease. */
  @Override
  protected void writeBundle(Path root) throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    int disease = builder.concept("D3");
    int infection = builder.concept("D2");
    int flu = builder.concept("D1");
    builder.preferredName(disease, "disease", "en");
    builder.preferredName(infection, "infection", "en");
    builder.preferredName(flu, "flu", "en");
    builder.parent(infection, disease).parent(flu, infection);
    builder.source(new SourceFile("jsonl", "test.jsonl", "00", 3));
    builder.write(Files.createDirectories(root).resolve("demo"), "demo");
  }

  /**
   * The infection is for everybody, the flu is secret. Security keeps what one user finds out of
   * the caches of others; here they are off.
   */
  @Before
  public void index() throws IOException {
    send(
        EVERYBODY,
        "PUT",
        "/lit",
        """
        {"settings":{"number_of_shards":2,"number_of_replicas":0,
          "index.queries.cache.enabled":false,"index.requests.cache.enable":false},
         "mappings":{"properties":{"secret":{"type":"boolean"},"concepts":{"properties":{
          "id":{"type":"concept","kb":"demo"},"ancestors":{"type":"keyword"},
          "mentions":{"type":"object","enabled":false}}}}}}""");
    send(
        EVERYBODY,
        "PUT",
        "/_ingest/pipeline/p",
        """
        {"processors":[{"concept_link":{"field":"title","kb":"demo","mentions":true}}]}""");
    for (int i = 0; i < 10; i++) {
      boolean secret = i % 2 == 1;
      send(
          EVERYBODY,
          "PUT",
          "/lit/_doc/" + i + "?pipeline=p&refresh=true",
          "{\"title\":\"About an "
              + (secret ? "flu" : "infection")
              + "\",\"secret\":"
              + secret
              + "}");
    }
  }

  public void testHiddenDocuments() throws IOException {
    String user = HidingPlugin.WITHOUT_DOCUMENTS;
    Set<String> all = Set.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    Set<String> open = Set.of("0", "2", "4", "6", "8");
    for (String query : queries("D3", "disease")) {
      assertEquals(query, all, hits(EVERYBODY, query));
      assertEquals(query, open, hits(user, query));
    }
    for (String query : queries("D1", "flu")) {
      assertEquals(query, 5, hits(EVERYBODY, query).size());
      assertEquals(query, Set.of(), hits(user, query));
    }
    assertEquals(5, suggestedCount(EVERYBODY, "flu", "D1"));
    assertEquals(0, suggestedCount(user, "flu", "D1"));
    assertEquals(5, suggestedCount(user, "infection", "D2"));
    String facets =
        """
        {"size":0,"aggs":{"ids":{"terms":{"field":"concepts.id"}},
         "kinds":{"filters":{"filters":{"flu":{"term":{"concepts.id":"D1"}},
          "any":{"concept":{"field":"concepts.id","value":"D3"}}}}}}}""";
    ObjectPath everything = search(EVERYBODY, facets);
    assertEquals(2, everything.evaluateArraySize("aggregations.ids.buckets"));
    assertEquals(
        Integer.valueOf(5), everything.evaluate("aggregations.kinds.buckets.flu.doc_count"));
    ObjectPath visible = search(user, facets);
    assertEquals(1, visible.evaluateArraySize("aggregations.ids.buckets"));
    assertEquals("D2", visible.evaluate("aggregations.ids.buckets.0.key"));
    assertEquals(Integer.valueOf(0), visible.evaluate("aggregations.kinds.buckets.flu.doc_count"));
    assertEquals(Integer.valueOf(5), visible.evaluate("aggregations.kinds.buckets.any.doc_count"));
    String explained = text(user, "POST", "/lit/_search", explain("D3"));
    assertThat(explained, containsString("holds [D2] infection, one step below [D3] disease"));
    assertThat(explained, not(containsString("flu")));
    String known = "{\"query\":{\"concept\":{\"field\":\"concepts.id\",\"value\":\"D3\"}}}";
    assertThat(text(EVERYBODY, "POST", "/lit/_explain/1", known), containsString("holds [D1] flu"));
    ResponseException absent =
        expectThrows(ResponseException.class, () -> send(user, "POST", "/lit/_explain/1", known));
    assertEquals(404, absent.getResponse().getStatusLine().getStatusCode());
  }

  public void testHiddenFields() throws IOException {
    String user = HidingPlugin.WITHOUT_FIELDS;
    for (String query : queries("D3", "disease")) {
      assertEquals(query, 10, hits(EVERYBODY, query).size());
      assertEquals(query, Set.of(), hits(user, query));
    }
    assertEquals(5, suggestedCount(EVERYBODY, "flu", "D1"));
    assertEquals(0, suggestedCount(user, "flu", "D1"));
    ObjectPath facets =
        search(user, "{\"size\":0,\"aggs\":{\"ids\":{\"terms\":{\"field\":\"concepts.id\"}}}}");
    assertEquals(0, facets.evaluateArraySize("aggregations.ids.buckets"));
    String highlighted =
        """
        {"query":{"term":{"concepts.ancestors":"D3"}},
         "highlight":{"fields":{"title":{"type":"concept",
          "highlight_query":{"term":{"concepts.id":"D3"}}}}}}""";
    assertThat(
        text(EVERYBODY, "POST", "/lit/_search", highlighted),
        containsString("<em data-concept=\\\"D1\\\" title=\\\"flu\\\">flu</em>"));
    String visible = text(user, "POST", "/lit/_search", highlighted);
    assertThat("found by what is not hidden", visible, containsString("\"_id\""));
    assertThat(visible, not(containsString("highlight")));
    assertThat(visible, not(containsString("About an")));
    String explained =
        text(
            user,
            "POST",
            "/lit/_search",
            """
            {"explain":true,"query":{"bool":{"must":[{"term":{"concepts.ancestors":"D3"}}],
             "should":[{"concept":{"field":"concepts.id","value":"D3"}}]}}}""");
    assertThat(explained, not(containsString("holds [")));
  }

  /** All the ways in which a concept is asked for. */
  private static List<String> queries(String id, String name) {
    return List.of(
        "{\"term\":{\"concepts.id\":\"" + id + "\"}}",
        "{\"terms\":{\"concepts.id\":[\"" + id + "\"]}}",
        "{\"query_string\":{\"query\":\"concepts.id:" + id + "\"}}",
        "{\"concept\":{\"field\":\"concepts.id\",\"value\":\"" + id + "\"}}",
        "{\"concept\":{\"field\":\"concepts.id\",\"text\":\"" + name + "\"}}",
        "{\"concept\":{\"field\":\"concepts.id\",\"expression\":\"<< " + id + "\"}}",
        "{\"concept\":{\"field\":\"concepts.id\",\"value\":\""
            + id
            + "\",\"boost_by_distance\":true}}");
  }

  private static String explain(String id) {
    return "{\"explain\":true,\"query\":{\"concept\":{\"field\":\"concepts.id\",\"value\":\""
        + id
        + "\"}}}";
  }

  private static Set<String> hits(String user, String query) throws IOException {
    ObjectPath answer = search(user, "{\"size\":100,\"query\":" + query + "}");
    assertEquals(Integer.valueOf(0), answer.evaluate("_shards.failed"));
    Set<String> ids = new TreeSet<>();
    List<Map<String, Object>> hits = answer.evaluate("hits.hits");
    hits.forEach(hit -> ids.add(String.valueOf(hit.get("_id"))));
    assertEquals(Integer.valueOf(ids.size()), answer.evaluate("hits.total.value"));
    Response count = send(user, "POST", "/lit/_count", "{\"query\":" + query + "}");
    assertEquals(
        Integer.valueOf(ids.size()), ObjectPath.createFromResponse(count).evaluate("count"));
    return ids;
  }

  /** The documents of the index that a suggestion says there are. */
  private static int suggestedCount(String user, String typed, String id) throws IOException {
    ObjectPath answer =
        ObjectPath.createFromResponse(
            send(user, "GET", "/_concept/demo/_suggest?index=lit&q=" + typed, ""));
    List<Map<String, Object>> concepts = answer.evaluate("concepts");
    for (Map<String, Object> concept : concepts) {
      if (concept.get("id").equals(id)) {
        return (Integer) concept.get("count");
      }
    }
    throw new AssertionError("no suggestion [" + id + "] in " + concepts);
  }

  private static ObjectPath search(String user, String body) throws IOException {
    return ObjectPath.createFromResponse(send(user, "POST", "/lit/_search", body));
  }

  private static String text(String user, String method, String path, String body)
      throws IOException {
    return new String(
        send(user, method, path, body).getEntity().getContent().readAllBytes(),
        StandardCharsets.UTF_8);
  }

  private static Response send(String user, String method, String path, String body)
      throws IOException {
    Request request = new Request(method, path);
    request.setOptions(RequestOptions.DEFAULT.toBuilder().addHeader(HidingPlugin.USER, user));
    if (!body.isEmpty()) {
      request.setJsonEntity(body);
    }
    return getRestClient().performRequest(request);
  }
}

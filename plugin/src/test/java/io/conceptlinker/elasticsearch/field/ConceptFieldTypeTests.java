package io.conceptlinker.elasticsearch.field;

import static org.elasticsearch.index.query.QueryBuilders.existsQuery;
import static org.elasticsearch.index.query.QueryBuilders.fuzzyQuery;
import static org.elasticsearch.index.query.QueryBuilders.matchPhraseQuery;
import static org.elasticsearch.index.query.QueryBuilders.matchQuery;
import static org.elasticsearch.index.query.QueryBuilders.multiMatchQuery;
import static org.elasticsearch.index.query.QueryBuilders.prefixQuery;
import static org.elasticsearch.index.query.QueryBuilders.queryStringQuery;
import static org.elasticsearch.index.query.QueryBuilders.rangeQuery;
import static org.elasticsearch.index.query.QueryBuilders.regexpQuery;
import static org.elasticsearch.index.query.QueryBuilders.simpleQueryStringQuery;
import static org.elasticsearch.index.query.QueryBuilders.termQuery;
import static org.elasticsearch.index.query.QueryBuilders.termsQuery;
import static org.elasticsearch.index.query.QueryBuilders.wildcardQuery;
import static org.hamcrest.Matchers.containsString;

import io.conceptlinker.kb.KnowledgeBaseBuilder;
import java.util.List;
import java.util.Set;
import org.elasticsearch.ElasticsearchException;
import org.elasticsearch.ExceptionsHelper;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.TermQueryBuilder;
import org.elasticsearch.rest.RestStatus;

/** What each kind of query finds. D1 is below D2 and D2 below D3; D4 is mapped to X4. */
public class ConceptFieldTypeTests extends ConceptFieldTestCase {

  private static KnowledgeBaseBuilder diseases() {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    int disease = builder.concept("D3");
    int infection = builder.concept("D2");
    int flu = builder.concept("D1");
    int aspirin = builder.concept("D4");
    builder.preferredName(disease, "disease", "en").preferredName(infection, "infection", "en");
    builder.preferredName(flu, "flu", "en").preferredName(aspirin, "aspirin", "en");
    builder.parent(infection, disease).parent(flu, infection).xref(aspirin, "X4");
    return builder.alternativeId(flu, "OLD-1");
  }

  private void literature(String options) throws Exception {
    install("demo", diseases());
    createIndex(options, Settings.EMPTY);
    index(
        List.of(
            "{\"concepts\":{\"id\":[\"D1\"]}}",
            "{\"concepts\":{\"id\":[\"D2\",\"D4\"]}}",
            "{\"concepts\":{\"id\":\"D4\"}}",
            "{\"concepts\":{\"id\":[]}}",
            "{\"concepts\":{\"id\":[\"X4\",\"D3\"]}}"));
  }

  public void testTermsFindNarrowerConcepts() throws Exception {
    literature("");
    for (QueryBuilder disease :
        List.of(
            termQuery(FIELD, "D3"),
            termsQuery(FIELD, "D3", "ELSEWHERE"),
            matchQuery(FIELD, "D3"),
            matchPhraseQuery(FIELD, "D3"),
            multiMatchQuery("D3", FIELD),
            queryStringQuery("concepts.id:D3"),
            simpleQueryStringQuery("D3").field(FIELD),
            new TermQueryBuilder(FIELD, "d3").caseInsensitive(true))) {
      assertEquals(disease.toString(), Set.of("0", "1", "4"), found(disease));
    }
    assertEquals(Set.of("0", "1"), found(termQuery(FIELD, "D2")));
    assertEquals("another id of the same", Set.of("0"), found(termQuery(FIELD, "OLD-1")));
    assertEquals("not in the knowledge base", Set.of("4"), found(termQuery(FIELD, "X4")));
    assertEquals(Set.of(), found(termQuery(FIELD, "d3")));
    assertEquals(Set.of(), found(termQuery(FIELD, "")));
  }

  public void testPatternsAreOfWrittenIds() throws Exception {
    literature("");
    assertEquals(Set.of("4"), found(prefixQuery(FIELD, "D3")));
    assertEquals(Set.of("4"), found(prefixQuery(FIELD, "d3").caseInsensitive(true)));
    assertEquals(Set.of("0", "1", "2", "4"), found(wildcardQuery(FIELD, "D*")));
    assertEquals(Set.of("4"), found(queryStringQuery("concepts.id:X*")));
    assertEquals(Set.of("1", "4"), found(regexpQuery(FIELD, "D[23]")));
    assertEquals(Set.of("0", "1"), found(rangeQuery(FIELD).gte("D1").lt("D3")));
    assertEquals(Set.of("0", "1", "2", "4"), found(existsQuery(FIELD)));
    assertRefused(fuzzyQuery(FIELD, "D3"), "does not support fuzzy queries");
    assertRefused(
        queryStringQuery("concepts.id:D3~1").lenient(false), "does not support fuzzy queries");
  }

  private void assertRefused(QueryBuilder query, String message) {
    Exception e = expectThrows(ElasticsearchException.class, () -> found(query));
    assertEquals(RestStatus.BAD_REQUEST, ExceptionsHelper.status(e));
    assertThat(ExceptionsHelper.stackTrace(e), containsString(message));
  }

  public void testParameters() throws Exception {
    literature("\"kb\":\"demo\",\"max_depth\":1");
    assertEquals(Set.of("1", "4"), found(termQuery(FIELD, "D3")));
    change("\"kb\":\"demo\",\"expand\":\"none\"");
    assertEquals(Set.of("4"), found(termQuery(FIELD, "D3")));
    change("\"expand\":\"related\"");
    assertEquals(Set.of("1", "2", "4"), found(termQuery(FIELD, "D4")));
    change("\"max_expansions\":2");
    assertRefused(termQuery(FIELD, "D3"), "stands for more than [2] terms");
    assertEquals(Set.of("0", "1"), found(termQuery(FIELD, "D2")));
    change("\"kb\":\"absent\"");
    Exception e = expectThrows(ElasticsearchException.class, () -> found(termQuery(FIELD, "D3")));
    assertThat(ExceptionsHelper.stackTrace(e), containsString("[absent] is not on this node"));
    for (String wrong :
        List.of(
            "\"max_depth\":0",
            "\"max_expansions\":-1",
            "\"expand\":\"broader\"",
            "\"kb\":\"../x\"",
            "\"fuzzy\":true")) {
      expectThrows(Exception.class, () -> change(wrong));
    }
  }

  private void change(String options) {
    indicesAdmin()
        .preparePutMapping("lit")
        .setSource(
            "{\"properties\":{\"concepts\":{\"properties\":{\"id\":{\"type\":\"concept\","
                + options
                + "}}}}}",
            org.elasticsearch.xcontent.XContentType.JSON)
        .get();
  }

  public void testBoundOfTheIndex() throws Exception {
    literature("");
    updateIndexSettings(Settings.builder().put("index.max_terms_count", 2));
    assertRefused(termQuery(FIELD, "D3"), "stands for more than [2] terms");
  }

  private void updateIndexSettings(Settings.Builder settings) {
    indicesAdmin().prepareUpdateSettings("lit").setSettings(settings).get();
  }

  public void testANewVersionIsUsedAtOnce() throws Exception {
    literature("");
    assertEquals(Set.of("0", "1", "4"), found(termQuery(FIELD, "D3")));
    KnowledgeBaseBuilder changed = diseases();
    changed.parent(changed.concept("D4"), changed.concept("D3"));
    install("demo", changed);
    assertEquals(Set.of("0", "1", "2", "4"), found(termQuery(FIELD, "D3")));
  }

  public void testValuesThatAreNoIds() throws Exception {
    literature("");
    for (String wrong : List.of("{\"a\":1}", "\"" + "x".repeat(40_000) + "\"")) {
      expectThrows(
          Exception.class,
          () ->
              client()
                  .prepareIndex("lit")
                  .setSource(
                      "{\"concepts\":{\"id\":" + wrong + "}}",
                      org.elasticsearch.xcontent.XContentType.JSON)
                  .get());
    }
  }
}

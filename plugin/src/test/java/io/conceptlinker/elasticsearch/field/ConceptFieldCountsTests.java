package io.conceptlinker.elasticsearch.field;

import static org.elasticsearch.index.query.QueryBuilders.termQuery;

import io.conceptlinker.kb.KnowledgeBaseBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elasticsearch.action.fieldcaps.FieldCapabilities;
import org.elasticsearch.action.fieldcaps.FieldCapabilitiesRequest;
import org.elasticsearch.action.search.SearchResponse;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.search.SearchHit;
import org.elasticsearch.search.aggregations.Aggregation;
import org.elasticsearch.search.aggregations.AggregationBuilder;
import org.elasticsearch.search.aggregations.AggregationBuilders;
import org.elasticsearch.search.aggregations.bucket.MultiBucketsAggregation;
import org.elasticsearch.search.aggregations.bucket.SingleBucketAggregation;
import org.elasticsearch.search.aggregations.bucket.composite.CompositeAggregationBuilder;
import org.elasticsearch.search.aggregations.bucket.composite.TermsValuesSourceBuilder;
import org.elasticsearch.search.aggregations.bucket.terms.SignificantTerms;
import org.elasticsearch.search.aggregations.metrics.Cardinality;
import org.elasticsearch.search.sort.SortOrder;

/**
 * Aggregations, sorting and fields count and show what was written, while filters expand: 300
 * documents about B and 200 about A, which is below B, 100 of them in 1999.
 */
public class ConceptFieldCountsTests extends ConceptFieldTestCase {
  private static final int BROAD = 300;
  private static final int NARROW = 200;
  private static final int OLD = 100;

  private void literature() throws Exception {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    int broad = builder.concept("B");
    int narrow = builder.concept("A");
    builder.preferredName(broad, "broad", "en").preferredName(narrow, "narrow", "en");
    install("demo", builder.parent(narrow, broad));
    createIndex("", Settings.EMPTY);
    List<String> documents = new ArrayList<>();
    for (int i = 0; i < BROAD; i++) {
      documents.add("{\"concepts\":{\"id\":\"B\"},\"year\":2020}");
    }
    for (int i = 0; i < NARROW; i++) {
      documents.add("{\"concepts\":{\"id\":\"A\"},\"year\":" + (i < OLD ? 1999 : 2020) + "}");
    }
    index(documents);
  }

  private SearchResponse aggregate(AggregationBuilder aggregation, boolean filtered) {
    var request = client().prepareSearch("lit").setSize(0).addAggregation(aggregation);
    if (filtered) {
      request.setQuery(termQuery("year", 1999));
    }
    return request.get();
  }

  private Map<String, Long> buckets(AggregationBuilder aggregation) {
    SearchResponse response = aggregate(aggregation, false);
    try {
      MultiBucketsAggregation buckets = (MultiBucketsAggregation) only(response);
      Map<String, Long> counts = new TreeMap<>();
      buckets.getBuckets().forEach(b -> counts.put(b.getKeyAsString(), b.getDocCount()));
      return counts;
    } finally {
      response.decRef();
    }
  }

  private static Aggregation only(SearchResponse response) {
    return response.getAggregations().asList().getFirst();
  }

  public void testAggregations() throws Exception {
    literature();
    Map<String, Long> written = Map.of("A", (long) NARROW, "B", (long) BROAD);
    assertEquals(written, buckets(AggregationBuilders.terms("t").field(FIELD)));
    assertEquals(
        written, buckets(AggregationBuilders.terms("t").field(FIELD).executionHint("map")));
    CompositeAggregationBuilder composite =
        new CompositeAggregationBuilder(
            "c", List.of(new TermsValuesSourceBuilder("id").field(FIELD)));
    assertEquals(Map.of("{id=A}", (long) NARROW, "{id=B}", (long) BROAD), buckets(composite));
    SearchResponse cardinality =
        aggregate(AggregationBuilders.cardinality("n").field(FIELD), false);
    assertEquals(2, ((Cardinality) only(cardinality)).getValue());
    cardinality.decRef();
    SearchResponse filter =
        aggregate(AggregationBuilders.filter("f", termQuery(FIELD, "B")), false);
    assertEquals(
        "a filter expands", BROAD + NARROW, ((SingleBucketAggregation) only(filter)).getDocCount());
    filter.decRef();
  }

  /** The background of a significant term is counted with term queries. */
  public void testSignificantTerms() throws Exception {
    literature();
    for (String hint : List.of("map", "global_ordinals")) {
      SearchResponse response =
          aggregate(
              AggregationBuilders.significantTerms("s").field(FIELD).executionHint(hint), true);
      SignificantTerms terms = (SignificantTerms) only(response);
      SignificantTerms.Bucket narrow = terms.getBucketByKey("A");
      assertEquals(OLD, narrow.getSubsetDf());
      assertEquals("the background as it was written", NARROW, narrow.getSupersetDf());
      response.decRef();
    }
  }

  public void testSortingAndFields() throws Exception {
    literature();
    SearchResponse response =
        client()
            .prepareSearch("lit")
            .setQuery(termQuery(FIELD, "B"))
            .addSort(FIELD, SortOrder.DESC)
            .addFetchField(FIELD)
            .addDocValueField(FIELD)
            .setSize(BROAD + NARROW)
            .get();
    try {
      SearchHit[] hits = response.getHits().getHits();
      assertEquals(BROAD + NARROW, hits.length);
      for (int i = 0; i < hits.length; i++) {
        String written = i < BROAD ? "B" : "A";
        assertEquals(written, hits[i].getSortValues()[0]);
        assertEquals(List.of(written), hits[i].field(FIELD).getValues());
      }
    } finally {
      response.decRef();
    }
  }

  /** What Kibana asks before it offers a field in Lens and in filters. */
  public void testFieldCapabilities() throws Exception {
    literature();
    FieldCapabilities capabilities =
        client()
            .fieldCaps(new FieldCapabilitiesRequest().indices("lit").fields(FIELD))
            .actionGet()
            .getField(FIELD)
            .get("keyword");
    assertTrue(capabilities.isSearchable());
    assertTrue(capabilities.isAggregatable());
  }

  /** Collapsing and nothing stored but doc values. */
  public void testCollapse() throws Exception {
    literature();
    SearchResponse response =
        client()
            .prepareSearch("lit")
            .setCollapse(new org.elasticsearch.search.collapse.CollapseBuilder(FIELD))
            .get();
    assertEquals(2, response.getHits().getHits().length);
    response.decRef();
  }
}

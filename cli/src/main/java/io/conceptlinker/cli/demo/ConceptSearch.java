package io.conceptlinker.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A search that is worth showing.
 *
 * @param title what is looked for
 * @param remark what there is to see
 * @param conceptId the concept that is looked for
 * @param words what a search for words would look for
 * @param query the query, in JSON
 */
record ConceptSearch(String title, String remark, String conceptId, String words, String query) {

  /** For the sample: a parent, a synonym in three languages, and an ambiguous abbreviation. */
  static List<ConceptSearch> ofSample(KnowledgeBase kb) {
    return List.of(
        byText(kb, "heart disease", "C0018799", "a parent finds its children"),
        byText(kb, "heart attack", "C0027051", "a name finds all other names, in any language"),
        byText(kb, "multiple sclerosis", "C0026769", "finds MS, but not when it means another MS"));
  }

  /** For any documents: a parent with many children in them, and two frequent concepts. */
  static List<ConceptSearch> ofIndex(KnowledgeBase kb, Rest rest)
      throws IOException, InterruptedException {
    JsonNode answer =
        rest.post(
            "/" + DemoIndex.NAME + "/_search",
            """
            {"size":0,"track_total_hits":true,"aggs":{
              "id":{"terms":{"field":"concepts.id","size":10000}},
              "ancestors":{"terms":{"field":"concepts.ancestors","size":10000}}}}""");
    Map<String, Long> direct = counts(answer.at("/aggregations/id/buckets"));
    Map<String, Long> withNarrower = counts(answer.at("/aggregations/ancestors/buckets"));
    long half = answer.at("/hits/total/value").asLong() / 2;
    List<ConceptSearch> searches = new ArrayList<>();
    // What nearly every document has a kind of is too broad to be interesting.
    withNarrower.entrySet().stream()
        .filter(parent -> parent.getValue() <= half)
        .max(
            Comparator.comparingLong(
                parent -> parent.getValue() - direct.getOrDefault(parent.getKey(), 0L)))
        .ifPresent(
            parent -> searches.add(byId(kb, parent.getKey(), "a parent finds its children")));
    direct.keySet().stream()
        .limit(2)
        .forEach(id -> searches.add(byId(kb, id, "one of the most frequent concepts")));
    return searches;
  }

  private static Map<String, Long> counts(JsonNode buckets) {
    Map<String, Long> counts = new LinkedHashMap<>();
    buckets.forEach(
        bucket -> counts.put(bucket.path("key").asText(), bucket.path("doc_count").asLong()));
    return counts;
  }

  private static ConceptSearch byText(
      KnowledgeBase kb, String text, String conceptId, String remark) {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    query.putObject("concept").put("field", "concepts.id").put("text", text).put("kb", kb.name());
    return new ConceptSearch(text, remark, conceptId, text, query.toString());
  }

  private static ConceptSearch byId(KnowledgeBase kb, String id, String remark) {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    query.putObject("concept").put("field", "concepts.id").put("value", id).put("kb", kb.name());
    String name = kb.preferredName(kb.concept(id));
    return new ConceptSearch(name, remark, id, name, query.toString());
  }
}

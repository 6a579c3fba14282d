package io.conceptlinker.tests.integration;

import com.fasterxml.jackson.databind.JsonNode;
import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.NodeDirectory;
import io.conceptlinker.node.NodeSpec;
import io.conceptlinker.node.Rest;
import io.conceptlinker.node.RestException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One node: what a user does with it, and what happens to it. */
public class PluginOnNodeTests extends RealNodeTestCase {

  private static final String HEART_DISEASE =
      "{\"concept\":{\"field\":\"concepts.id\",\"text\":\"heart disease\"}}";
  private static final String HEART_ATTACK =
      "{\"concept\":{\"field\":\"concepts.id\",\"value\":\"C0027051\"}}";

  public void testIndexSearchRestartKillAndRecover() throws Exception {
    NodeDirectory directory = directoryWithPlugin();
    putKnowledgeBase(compileSample(), directory, "demo");
    NodeSpec spec = single();
    List<String> literature = Checkout.sampleLiterature();
    long broad;
    try (ElasticsearchNode node = start(directory, spec);
        Rest rest = new Rest(node.url())) {
      configure(rest);
      bulk(rest, "literature", literature);
      rest.post("/literature/_refresh", "");
      broad = checkSearches(rest, literature.size());
      checkLinkContract(rest);
      checkHostileQueries(rest);
      checkConceptRequests(rest);
    }
    List<String> more = copies(literature, "again-");
    try (ElasticsearchNode node = start(directory, spec);
        Rest rest = new Rest(node.url())) {
      rest.get("/_cluster/health/literature?wait_for_status=yellow&timeout=120s");
      assertEquals("after a restart", broad, checkSearches(rest, literature.size()));
      bulk(rest, "literature", more);
      node.kill();
    }
    try (ElasticsearchNode node = start(directory, spec);
        Rest rest = new Rest(node.url())) {
      rest.get("/_cluster/health/literature?wait_for_status=yellow&timeout=120s");
      rest.post("/literature/_refresh", "");
      assertEquals(
          "acknowledged before the kill",
          literature.size() + more.size(),
          count(rest, "literature", "{\"match_all\":{}}"));
      assertEquals("and linked", 2 * broad, count(rest, "literature", HEART_DISEASE));
    }
    checkLog(directory);
  }

  /** Answers with how many documents a broad concept finds. */
  private static long checkSearches(Rest rest, int documents) throws Exception {
    assertEquals(documents, count(rest, "literature", "{\"match_all\":{}}"));
    long broad = count(rest, "literature", HEART_DISEASE);
    long narrow = count(rest, "literature", HEART_ATTACK);
    assertTrue(narrow + " of " + broad, narrow > 5 && broad > narrow);
    assertEquals(
        "the query finds what the ancestors say",
        broad,
        count(rest, "literature", "{\"term\":{\"concepts.ancestors\":\"C0018799\"}}"));
    long words =
        count(
            rest,
            "literature",
            "{\"multi_match\":{\"query\":\"heart disease\",\"type\":\"phrase\",\"fields\":[\"title\",\"abstract\"]}}");
    assertTrue("more than the words find: " + words + " of " + broad, broad > 2 * words);
    JsonNode aggregated =
        rest.post(
            "/literature/_search",
            "{\"size\":0,\"aggs\":{\"names\":{\"terms\":{\"field\":\"concepts.name\",\"size\":500}}}}");
    long counted = -1;
    for (JsonNode bucket : aggregated.at("/aggregations/names/buckets")) {
      if (bucket.path("key").asText().endsWith("[C0027051]")) {
        counted = bucket.path("doc_count").asLong();
      }
    }
    assertEquals(
        "aggregations count what was written",
        count(
            rest,
            "literature",
            "{\"concept\":{\"field\":\"concepts.id\",\"value\":\"C0027051\",\"expand\":\"none\"}}"),
        counted);
    for (String kibana :
        List.of(
            "{\"term\":{\"concepts.id\":\"C0018799\"}}",
            "{\"match\":{\"concepts.id\":\"C0018799\"}}",
            "{\"match_phrase\":{\"concepts.id\":\"C0018799\"}}",
            "{\"query_string\":{\"query\":\"concepts.id:C0018799\"}}",
            "{\"concept\":{\"field\":\"concepts.id\",\"expression\":\"<< C0018799\"}}")) {
      assertEquals(kibana, broad, count(rest, "literature", kibana));
    }
    checkFieldCounts(rest);
    return broad;
  }

  /** A facet of the field itself counts what was written, though its terms expand. */
  private static void checkFieldCounts(Rest rest) throws Exception {
    JsonNode answer =
        rest.post(
            "/literature/_search",
            "{\"size\":0,\"aggs\":{\"ids\":{\"terms\":{\"field\":\"concepts.id\",\"size\":500}}}}");
    JsonNode buckets = answer.at("/aggregations/ids/buckets");
    assertTrue(buckets.toString(), buckets.size() > 50);
    for (JsonNode bucket : buckets) {
      String written =
          "{\"concept\":{\"field\":\"concepts.id\",\"value\":\""
              + bucket.path("key").asText()
              + "\",\"expand\":\"none\"}}";
      assertEquals(
          bucket.toString(), count(rest, "literature", written), bucket.path("doc_count").asLong());
    }
  }

  /** Requests that nobody sends by mistake end soon with status 400. */
  private static void checkHostileQueries(Rest rest) throws Exception {
    String field = "{\"query\":{\"concept\":{\"field\":\"concepts.id\",";
    for (String hostile :
        List.of(
            field + "\"expression\":\"" + "(".repeat(9_999) + "\"}}}",
            field + "\"expression\":\"" + "C0018799 OR ".repeat(500) + "C1\"}}}",
            field + "\"expression\":\"\\u0000\"}}}",
            field + "\"text\":\"" + "x".repeat(10 << 20) + "\"}}}",
            field + "\"value\":\"" + "x".repeat(10 << 20) + "\"}}}",
            field + "\"value\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}}}",
            "{\"query\":{\"regexp\":{\"concepts.id\":\"" + "(a|b*)*".repeat(1_000) + "\"}}}",
            "{\"query\":{\"fuzzy\":{\"concepts.id\":\"C0018799\"}}}")) {
      long start = System.nanoTime();
      RestException e =
          expectThrows(RestException.class, () -> rest.post("/literature/_count", hostile));
      assertEquals(e.toString(), 400, e.status());
      assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) < 60);
    }
  }

  private static void checkConceptRequests(Rest rest) throws Exception {
    JsonNode heart = rest.get("/_concept/demo/C0018799");
    assertEquals("C0018799", heart.path("id").asText());
    assertTrue(heart.toString(), heart.at("/names/en").size() > 1);
    JsonNode expansion = rest.get("/_concept/demo/_expand?id=C0018799");
    assertEquals(expansion.path("total").asInt(), expansion.path("concepts").size());
    JsonNode graph = rest.get("/_concept/demo/_graph?id=C0018799");
    assertEquals(
        "neighbours and the concept",
        1 + heart.path("parents").size() + heart.path("child_count").asInt(),
        graph.path("nodes").size());
    JsonNode suggested =
        rest.get("/_concept/demo/_suggest?q=heart&index=literature").path("concepts");
    assertTrue(suggested.toString(), suggested.at("/0/count").asInt() > 0);
    JsonNode hits =
        rest.post(
                "/literature/_search",
                "{\"query\":{\"term\":{\"concepts.id\":\"C0018799\"}},\"highlight\":{\"fields\":"
                    + "{\"title\":{\"type\":\"concept\"},\"abstract\":{\"type\":\"concept\"}}}}")
            .at("/hits/hits");
    for (JsonNode hit : hits) {
      assertTrue(hit.toString(), hit.path("highlight").toString().contains("data-concept"));
    }
    JsonNode why =
        rest.post("/_concept/_explain", "{\"kb\":\"demo\",\"text\":\"A heart attack.\"}");
    assertFalse(why.toString(), why.at("/mentions/0/reason").asText().isEmpty());
  }

  private static void checkLinkContract(Rest rest) throws Exception {
    String text = "No heart attack; mother had breast cancer. Possible asthma.";
    JsonNode mentions =
        rest.post("/_concept/_link", "{\"kb\":\"demo\",\"text\":\"" + text + "\"}")
            .path("mentions");
    List<String> assertions = new ArrayList<>();
    for (JsonNode mention : mentions) {
      int start = mention.path("start").asInt();
      int end = mention.path("end").asInt();
      assertEquals(text.substring(start, end), mention.path("text").asText());
      assertTrue(mention.toString(), mention.path("score").asDouble() > 0);
      assertFalse(mention.toString(), mention.path("name").asText().isEmpty());
      assertFalse(mention.toString(), mention.path("path").asText().isEmpty());
      JsonNode first = mention.path("candidates").path(0);
      assertEquals(mention.path("id"), first.path("id"));
      assertTrue(first.has("name") && first.has("score"));
      assertions.add(mention.path("text").asText() + "=" + mention.path("assertion").asText());
    }
    assertTrue(
        assertions.toString(),
        assertions.containsAll(
            List.of("heart attack=negated", "breast cancer=family", "asthma=uncertain")));
  }
}

package io.conceptlinker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** The command against a server that answers as a node does. */
public class SearchCommandTests extends CommandTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOPICS =
      """
      {"id":"t1","query":"heart disease","concepts":["X1"],"judgements":{"a":2,"b":1,"c":0}}
      {"id":"t2","query":"gout","concepts":[],"judgements":{"d":1}}
      """;

  private static String hit(String id, double score) {
    return "{\"_id\":\"" + id + "\",\"_score\":" + score + "}";
  }

  private static Path topics() throws IOException {
    return Files.writeString(createTempDir().resolve("topics.jsonl"), TOPICS);
  }

  public void testFiguresByHand() throws IOException {
    Path file = createTempDir().resolve("deep/search.json");
    try (SearchServer server = new SearchServer()) {
      server.put("multi_match\":{\"query\":\"heart disease", hit("c", 3) + "," + hit("b", 2));
      server.put("\"text\":\"heart disease\"", hit("a", 1) + "," + hit("b", 1));
      server.put("multi_match\":{\"query\":\"gout", hit("d", 1));
      succeeds("eval", "search", "--topics", topics(), "--url", server.url(), "--out", file);
    }
    JsonNode written = JSON.readTree(Files.readString(file));
    JsonNode topic = written.at("/topics/0");
    // Ideal gain 2 + 1 / log2(3); words have 1 at rank 2; tied concepts 1.5 at ranks 1 and 2.
    double second = 1 / (Math.log(3) / Math.log(2));
    double ideal = 2 + second;
    assertEquals(second / ideal, topic.at("/text/ndcg_at_10").asDouble(), 1e-6);
    assertEquals(1.5 * (1 + second) / ideal, topic.at("/concepts/ndcg_at_10").asDouble(), 1e-6);
    // Fused: b 1/62 + 1/61.5, a 1/61.5, c 1/61.
    assertEquals(
        (1 + 2 / (Math.log(4) / Math.log(2))) / ideal,
        topic.at("/text + concepts/ndcg_at_10").asDouble(),
        1e-6);
    assertEquals(0.5, topic.at("/text/recall_at_100").asDouble(), 0);
    assertEquals(1, topic.at("/concepts/recall_at_100").asDouble(), 0);
    assertEquals(0.5, topic.at("/text/mrr").asDouble(), 0);
    assertEquals(0, written.at("/topics/1/concepts/found").asInt());
    assertEquals(1, written.at("/topics/1/text + concepts/mrr").asDouble(), 0);
    assertEquals(0.75, written.at("/systems/0/mrr/value").asDouble(), 1e-9);
    assertEquals(2, written.at("/systems/0/mrr/n").asInt());
    assertEquals(-0.25, written.at("/comparisons/2/difference").asDouble(), 1e-9);
    assertEquals("mrr", written.at("/comparisons/2/figure").asText());
    assertEquals(1, written.at("/comparisons/2/better").asInt());
    assertEquals(1, written.at("/comparisons/2/worse").asInt());
    assertEquals(1, written.path("topics_without_concepts").asInt());
    assertEquals("[\"demo@1\"]", written.path("kb_versions").toString());
    assertEquals(105, written.path("documents").asInt());
    String out = out();
    assertTrue(out, out.startsWith("2 topics over 105 documents, 1 without a document that has"));
    assertTrue(out, out.contains("text + concepts - text      nDCG@10     "));
  }

  public void testWhatIsAsked() throws IOException {
    try (SearchServer server = new SearchServer()) {
      succeeds(
          "eval",
          "search",
          "--topics",
          topics(),
          "--url",
          server.url(),
          "--index",
          "notes",
          "--fields",
          "title^2,body",
          "--kb",
          "umls",
          "--boost-by-distance",
          "--concept-field",
          "ids",
          "--depth",
          "200");
      assertEquals(
          "{\"size\":200,\"_source\":false,\"query\":{\"multi_match\":"
              + "{\"query\":\"heart disease\",\"fields\":[\"title^2\",\"body\"]}}}",
          server.asked().get(0));
      assertEquals(
          "{\"size\":200,\"_source\":false,\"query\":{\"concept\":"
              + "{\"field\":\"ids\",\"kb\":\"umls\",\"boost_by_distance\":true,\"text\":\"heart disease\"}}}",
          server.asked().get(1));
    }
  }

  public void testKeyOfTheNode() throws IOException {
    try (SearchServer server = new SearchServer()) {
      Object[] search = {"eval", "search", "--topics", topics(), "--url", server.url()};
      succeeds(search);
      assertEquals(Set.of(), server.authorizations());
      Object[] withKey = Arrays.copyOf(search, search.length + 2);
      withKey[search.length] = "--api-key-env";
      withKey[search.length + 1] = "PATH";
      succeeds(withKey);
      assertEquals(Set.of("ApiKey " + System.getenv("PATH")), server.authorizations());
      withKey[search.length + 1] = "NO_SUCH_VARIABLE_HERE";
      assertEquals(2, run(withKey));
      assertTrue(err(), err().contains("NO_SUCH_VARIABLE_HERE"));
    }
  }

  /** A topic without concepts asks for words only. */
  public void testConceptsOfTheTopics() throws IOException {
    try (SearchServer server = new SearchServer()) {
      succeeds("eval", "search", "--topics", topics(), "--url", server.url(), "--given-concepts");
      String concepts = server.asked().get(1);
      assertTrue(
          concepts,
          concepts.contains("{\"concept\":{\"field\":\"concepts.id\",\"value\":[\"X1\"]}}"));
      assertEquals(3, server.asked().size());
    }
  }

  private void assertProblem(int exit, String message, Object... more) throws IOException {
    Object[] arguments = new Object[2 + more.length];
    arguments[0] = "eval";
    arguments[1] = "search";
    System.arraycopy(more, 0, arguments, 2, more.length);
    assertEquals(exit, run(arguments));
    assertTrue(err(), err().contains(message));
  }

  public void testProblems() throws IOException {
    Path topics = topics();
    String url;
    try (SearchServer server = new SearchServer()) {
      url = server.url();
      assertProblem(
          1,
          "found status 404: index_not_found_exception",
          "--topics",
          topics,
          "--url",
          url,
          "--index",
          "none");
      assertProblem(
          2,
          "--depth [10]: expected 100 to 10000",
          "--topics",
          topics,
          "--url",
          url,
          "--depth",
          10);
      Path wrong = Files.writeString(createTempDir().resolve("wrong.jsonl"), "{\"id\":\"t1\"}");
      assertProblem(
          3, "wrong.jsonl:1: expected an id and a query", "--topics", wrong, "--url", url);
    }
    assertProblem(
        2,
        "--url [localhost:9200]: expected an address such as http://127.0.0.1:9200",
        "--topics",
        topics,
        "--url",
        "localhost:9200");
    assertProblem(1, "expected it to answer, found nobody there", "--topics", topics, "--url", url);
  }
}

package io.conceptlinker.tests.integration;

import static io.conceptlinker.tests.integration.RealNodeTestCase.JSON;
import static io.conceptlinker.tests.integration.RealNodeTestCase.count;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Requests that nobody sends by mistake, to one node with a small heap: each is refused in bounded
 * time with a message that says what is wrong and nothing of what was sent, and the node serves the
 * next.
 */
final class HostileRequests {
  private static final int MEGABYTE = 1 << 20;

  /** Most take milliseconds; the machine may be busy, and ten megabytes have to be sent. */
  private static final long BOUND_SECONDS = 60;

  private static final int MOST_ANSWERED = 20_000;

  /** Stands in every long or broken value, and must not come back. */
  private static final String SECRET = "patientsecret";

  /** Elasticsearch shows the value for which it refuses a document to whoever sent it. */
  private static final String PREVIEW = "Preview of field's value";

  private static final String CONTROL = "\u0000\u0007\u001b[31m\u0085";

  /** A request: what is sent where. */
  private record Attack(String method, String path, String body) {
    @Override
    public String toString() {
      int shown = Math.min(200, body.length());
      return method
          + " "
          + path.substring(0, Math.min(200, path.length()))
          + " "
          + body.substring(0, shown)
          + " ("
          + body.length()
          + " characters)";
    }
  }

  private final Rest rest;
  private final ElasticsearchNode node;

  HostileRequests(Rest rest, ElasticsearchNode node) {
    this.rest = rest;
    this.node = node;
  }

  void check(Random random) throws Exception {
    long found = count(rest, "literature", "{\"term\":{\"concepts.id\":\"C0012634\"}}");
    List<Attack> attacks = new ArrayList<>();
    attacks.addAll(conceptQueries());
    attacks.addAll(fieldQueries());
    attacks.addAll(requests());
    attacks.addAll(links());
    attacks.addAll(mappingsAndPipelines());
    attacks.addAll(random(random, 150));
    List<String> problems = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (Attack attack : attacks) {
        problem(client, node.url(), attack).ifPresent(problems::add);
      }
    }
    assertEquals(List.of(), problems);
    assertTrue("the process lives", ProcessHandle.of(node.pid()).orElseThrow().isAlive());
    assertEquals(
        "and answers as before",
        found,
        count(rest, "literature", "{\"term\":{\"concepts.id\":\"C0012634\"}}"));
    longButFair(rest);
  }

  /** A hand-made list against the query. */
  private static List<Attack> conceptQueries() {
    List<Attack> attacks = new ArrayList<>();
    String bomb = "(".repeat(9_999);
    for (ObjectNode query :
        List.of(
            concept().put("expression", bomb),
            concept().put("expression", "C0018799 OR ".repeat(500) + "C1"),
            concept().put("expression", "<< C0018799 MINUS ".repeat(400) + "C1"),
            concept().put("expression", SECRET.repeat(MEGABYTE)),
            concept().put("expression", "C1 |" + SECRET + CONTROL),
            concept().put("expression", CONTROL),
            concept().put("text", SECRET.repeat(10 * MEGABYTE / SECRET.length())),
            concept().put("text", "heart " + CONTROL),
            concept().put("value", SECRET.repeat(10 * MEGABYTE / SECRET.length())),
            concept().put("value", "C0018799" + CONTROL),
            concept().put("value", "C1").put("kb", CONTROL + SECRET.repeat(1000)),
            concept().put("value", "C1").put("kb", "../../../etc"),
            concept().put("value", "C1").put("expand", CONTROL + SECRET.repeat(1000)),
            concept().put("value", "C1").put("assertion", CONTROL + SECRET.repeat(1000)),
            concept().put("value", "C1").put("max_depth", -1),
            concept().put("value", "C1").put("max_depth", 1e300),
            concept().put("value", "C1").put("field", SECRET.repeat(MEGABYTE)),
            concept().put("value", "C1").put("field", CONTROL),
            concept().put("value", "C1").put("boost_by_distance", SECRET),
            concept().put("value", "C1").put("text", "two"),
            concept())) {
      attacks.add(search(query));
    }
    ObjectNode manyIds = concept();
    ArrayNode ids = manyIds.putArray("value");
    for (int i = 0; i < 200_000; i++) {
      ids.add("C" + i);
    }
    attacks.add(search(manyIds));
    ObjectNode manyGroups = concept().put("value", "C1");
    ArrayNode groups = manyGroups.putArray("semantic_groups");
    for (int i = 0; i < 100_000; i++) {
      groups.add("group " + i);
    }
    attacks.add(search(manyGroups));
    String one = "{\"concept\":{\"field\":\"concepts.id\",\"value\":\"C0012634\"}},";
    attacks.add(
        new Attack(
            "POST",
            "/literature/_search",
            "{\"query\":{\"bool\":{\"should\":["
                + one.repeat(1000)
                + one.replace("},", "}")
                + "]}}}"));
    String open = "{\"query\":{\"concept\":{\"field\":\"concepts.id\",\"value\":";
    attacks.add(
        new Attack(
            "POST", "/literature/_search", open + "[".repeat(5_000) + "]".repeat(5_000) + "}}}"));
    attacks.add(
        new Attack(
            "POST",
            "/literature/_search",
            open + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000) + "}}}"));
    return attacks;
  }

  /** Ordinary queries on the field type, as Kibana sends them. */
  private static List<Attack> fieldQueries() {
    List<Attack> attacks = new ArrayList<>();
    String long10 = SECRET.repeat(10 * MEGABYTE / SECRET.length());
    for (String kind : List.of("term", "match", "match_phrase", "prefix", "wildcard", "regexp")) {
      attacks.add(field(kind, JSON.getNodeFactory().textNode(long10)));
      attacks.add(field(kind, JSON.getNodeFactory().textNode("C1" + CONTROL)));
    }
    attacks.add(field("wildcard", JSON.getNodeFactory().textNode("*a?".repeat(100_000))));
    attacks.add(field("regexp", JSON.getNodeFactory().textNode("(a|b*)*".repeat(1_000))));
    attacks.add(field("regexp", JSON.getNodeFactory().textNode(".*a.{25}")));
    attacks.add(field("regexp", JSON.getNodeFactory().textNode("((((a{99}){99}){99}){99})")));
    attacks.add(field("fuzzy", JSON.getNodeFactory().textNode("C0018799")));
    attacks.add(field("range", JSON.createObjectNode().put("gte", long10)));
    attacks.add(field("range", JSON.createObjectNode().put("lt", CONTROL)));
    attacks.add(
        field("term", JSON.createObjectNode().put("value", long10).put("case_insensitive", true)));
    ArrayNode many = JSON.createArrayNode();
    for (int i = 0; i < 100_000; i++) {
      many.add("C" + i);
    }
    attacks.add(field("terms", many));
    ObjectNode highlight = JSON.createObjectNode();
    highlight.putObject("query").putObject("match_all");
    ObjectNode asked = highlight.putObject("highlight");
    asked.putArray("pre_tags");
    asked.putArray("post_tags");
    asked.putObject("fields").putObject("title").put("type", "concept");
    attacks.add(new Attack("POST", "/literature/_search", highlight.toString()));
    return attacks;
  }

  private static List<Attack> requests() {
    List<Attack> attacks = new ArrayList<>();
    String bad = encoded(CONTROL + SECRET);
    for (String path :
        List.of(
            "/_concept/demo/" + bad,
            "/_concept/" + bad + "/C1",
            "/_concept/..%2f..%2fetc/C1",
            "/_concept/demo/" + "x".repeat(2_000),
            "/_concept/demo/_expand?id=" + bad,
            "/_concept/demo/_expand?id=" + encoded("( ".repeat(500)),
            "/_concept/demo/_expand?id=C1&max_depth=0",
            "/_concept/demo/_expand?id=C1&max_depth=99999999999",
            "/_concept/demo/_expand?id=C1&limit=-5",
            "/_concept/demo/_expand?id=C1&limit=1000000",
            "/_concept/demo/_expand?id=" + encoded("<< C0012634 OR ".repeat(200) + "C1 AND C2"),
            "/_concept/demo/_expand",
            "/_concept/demo/_graph?id=" + bad,
            "/_concept/demo/_graph?id=C0012634&limit=100000",
            "/_concept/demo/_suggest",
            "/_concept/demo/_suggest?q=" + bad,
            "/_concept/demo/_suggest?q=" + "x".repeat(2_000),
            "/_concept/demo/_suggest?q=heart&size=0",
            "/_concept/demo/_suggest?q=heart&size=100000",
            "/_concept/demo/_suggest?q=heart&size=NaN",
            "/_concept/demo/_suggest?q=heart&index=literature&field=" + bad,
            "/_concept/demo/_suggest?q=heart&index=" + bad,
            "/_concept/demo/_suggest?q=heart&index=literature&field=abstract",
            "/_concept/" + bad + "/_suggest?q=heart",
            "/_concept/" + bad + "/_graph?id=C1",
            "/_concept/demo/_graph?id=C1&unknown=" + SECRET)) {
      attacks.add(new Attack("GET", path, ""));
    }
    return attacks;
  }

  private static List<Attack> links() {
    List<Attack> attacks = new ArrayList<>();
    for (String path : List.of("/_concept/_link", "/_concept/_explain")) {
      String secret = SECRET.repeat(10 * MEGABYTE / SECRET.length());
      for (ObjectNode body :
          List.of(
              JSON.createObjectNode().put("text", secret),
              JSON.createObjectNode().put("text", "flu").put("kb", CONTROL + secret),
              JSON.createObjectNode().put("text", "flu").put("overlap", CONTROL + secret),
              JSON.createObjectNode().put("text", "flu").put("candidates", 1_000_000),
              JSON.createObjectNode().put("text", "flu").put("candidates", -1),
              JSON.createObjectNode().put("text", "flu").put("min_score", "NaN"),
              JSON.createObjectNode().put("text", "flu").put("min_score", 1e308),
              JSON.createObjectNode().put("text", "flu").put("semantic_groups", CONTROL + secret),
              JSON.createObjectNode())) {
        attacks.add(new Attack("POST", path, body.toString()));
      }
      attacks.add(new Attack("POST", path, "[".repeat(100_000)));
      attacks.add(new Attack("POST", path, "{\"text\":" + "{\"text\":".repeat(10_000)));
      attacks.add(new Attack("POST", path, "{\"text\":\"flu\",\"text\":\"" + SECRET));
    }
    return attacks;
  }

  private static List<Attack> mappingsAndPipelines() {
    List<Attack> attacks = new ArrayList<>();
    for (ObjectNode parameters :
        List.of(
            JSON.createObjectNode().put("kb", CONTROL + SECRET.repeat(1000)),
            JSON.createObjectNode().put("max_depth", -1),
            JSON.createObjectNode().put("max_expansions", 0),
            JSON.createObjectNode().put("expand", CONTROL))) {
      ObjectNode mapping = JSON.createObjectNode();
      ObjectNode id = mapping.putObject("mappings").putObject("properties").putObject("id");
      id.put("type", "concept").setAll(parameters);
      attacks.add(new Attack("PUT", "/hostile", mapping.toString()));
    }
    for (ObjectNode options :
        List.of(
            JSON.createObjectNode().put("field", "a").put("kb", "../" + SECRET),
            JSON.createObjectNode().put("field", "a").put("kb", "demo").put("min_score", 1e300),
            JSON.createObjectNode().put("field", "a").put("kb", "demo").put("timeout", "-1s"),
            JSON.createObjectNode().put("field", "concepts.id").put("kb", "demo"),
            JSON.createObjectNode().put("kb", "demo"))) {
      ObjectNode pipeline = JSON.createObjectNode();
      pipeline.putArray("processors").addObject().set("concept_link", options);
      attacks.add(new Attack("PUT", "/_ingest/pipeline/hostile", pipeline.toString()));
    }
    attacks.add(
        new Attack(
            "POST",
            "/literature/_doc",
            JSON.createObjectNode().set("concepts", concepts(CONTROL + SECRET)).toString()));
    return attacks;
  }

  private static ObjectNode concepts(String id) {
    return JSON.createObjectNode().put("id", id);
  }

  /** Values that are broken in a random place, in a random option. */
  private static List<Attack> random(Random random, int count) {
    List<Attack> attacks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder value = new StringBuilder(SECRET);
      for (int j = random.nextInt(60); j > 0; j--) {
        value.append((char) (' ' + random.nextInt(0x250)));
      }
      value.insert(random.nextInt(value.length()), (char) random.nextInt(9));
      String broken = value.toString();
      String option =
          List.of("value", "text", "expression", "kb", "expand", "assertion", "field")
              .get(random.nextInt(7));
      ObjectNode query = concept();
      if (!List.of("value", "text", "expression").contains(option)) {
        query.put("value", "C1");
      }
      // An expression may say anything between bars; without these it has to be understood.
      query.put(option, option.equals("expression") ? broken.replace('|', '(') : broken);
      attacks.add(
          switch (random.nextInt(4)) {
            case 0 -> new Attack("GET", "/_concept/demo/" + encoded(broken), "");
            case 1 -> new Attack("GET", "/_concept/demo/_suggest?q=" + encoded(broken), "");
            default -> search(query);
          });
    }
    return attacks;
  }

  /** What is wrong with the answer, if anything is. */
  private static Optional<String> problem(HttpClient client, URI url, Attack attack)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(url.resolve(attack.path()))
                .header("Content-Type", "application/json")
                .method(attack.method(), HttpRequest.BodyPublishers.ofString(attack.body()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    String answer = response.body();
    String reasons = reasons(JSON.readTree(answer));
    String problem = "";
    // Elasticsearch itself counts the states of a regular expression as memory.
    boolean broken = response.statusCode() == 429 && answer.contains("circuit_breaking_exception");
    if (response.statusCode() != 400 && response.statusCode() != 413 && !broken) {
      problem = "expected status 400";
    } else if (seconds >= BOUND_SECONDS) {
      problem = "took " + seconds + " s";
    } else if (answer.length() >= MOST_ANSWERED) {
      problem = "answered " + answer.length() + " characters";
    } else if (reasons.isBlank()) {
      problem = "gave no reason";
    } else if (!reasons.contains(PREVIEW)
        && reasons.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
      problem = "echoes a control character";
    } else if (attack.body().contains("\"text\":\"" + SECRET) && answer.contains(SECRET)) {
      problem = "echoes the text";
    }
    String shown = answer.substring(0, Math.min(500, answer.length()));
    return problem.isEmpty()
        ? Optional.empty()
        : Optional.of(problem + ": " + attack + ": " + response.statusCode() + " " + shown);
  }

  /** All that an error says, as a person reads it. */
  private static String reasons(JsonNode error) {
    StringBuilder reasons = new StringBuilder();
    error.findValuesAsText("reason").forEach(reason -> reasons.append(reason).append('\n'));
    return reasons.toString();
  }

  /** What is unusual and yet allowed is answered, in time. */
  private static void longButFair(Rest rest) throws Exception {
    for (String piece :
        List.of("heart failure (HF) HF ", "(a ", "\n", "no ", "\u0000", "AB (CD) ")) {
      String text = piece.repeat(500_000 / piece.length());
      String body = JSON.createObjectNode().put("text", text).put("kb", "demo").toString();
      for (String path : List.of("/_concept/_link", "/_concept/_explain")) {
        long start = System.nanoTime();
        assertTrue(rest.post(path, body).has("mentions"));
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        assertTrue(path + " " + piece + " took " + seconds, seconds < 2 * BOUND_SECONDS);
      }
    }
  }

  private static ObjectNode concept() {
    return JSON.createObjectNode().put("field", "concepts.id");
  }

  private static Attack search(ObjectNode concept) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("query").set("concept", concept);
    return new Attack("POST", "/literature/_search", body.toString());
  }

  private static Attack field(String kind, JsonNode value) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("query").putObject(kind).set("concepts.id", value);
    return new Attack("POST", "/literature/_search", body.toString());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

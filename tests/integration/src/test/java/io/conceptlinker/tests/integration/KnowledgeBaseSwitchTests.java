package io.conceptlinker.tests.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.load.CompileSpec;
import io.conceptlinker.load.KbSource;
import io.conceptlinker.load.KnowledgeBaseCompiler;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.NodeDirectory;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The requests that lead from one version of a knowledge base to the next, as they ship. */
public class KnowledgeBaseSwitchTests extends RealNodeTestCase {

  private static final String NEW_CONCEPT = "LOCAL:1";
  private static final String HEART_DISEASE = "{\"term\":{\"concepts.id\":\"C0018799\"}}";
  private static final String MYXOMA = "{\"term\":{\"concepts.id\":\"" + NEW_CONCEPT + "\"}}";
  private static final int PAGE = 1000;

  public void testADamagedOneIsRepairedAndAnotherTakesOver() throws Exception {
    NodeDirectory directory = directoryWithPlugin();
    Path bundle = compileSample();
    putKnowledgeBase(damaged(bundle), directory, "demo");
    try (ElasticsearchNode node = start(directory, single());
        Rest rest = new Rest(node.url())) {
      configure(rest);
      checkRepair(rest, directory, bundle);
      rest.put("/literature-1", "{\"aliases\":{\"literature\":{}}}");
      bulk(rest, "literature", Checkout.sampleLiterature());
      rest.post("/literature/_refresh", "");
      long before = count(rest, "literature", HEART_DISEASE);
      assertEquals(0, count(rest, "literature", MYXOMA));
      putKnowledgeBase(compileNext(), directory, "demo-2");
      await("demo-2", () -> state(rest));

      List<Long> counts = run(rest);
      int documents = Checkout.sampleLiterature().size();
      assertEquals(
          "before, after, failed", List.of((long) documents, (long) documents, 0L), counts);
      checkAfter(rest, before);
    }
  }

  /** A copy with one bit turned round. */
  private static Path damaged(Path bundle) throws IOException {
    Path damaged = createTempDir().resolve("demo");
    Files.createDirectories(damaged);
    for (Path file : Checkout.list(bundle)) {
      Files.copy(file, damaged.resolve(file.getFileName()));
    }
    List<Path> files = Checkout.list(damaged);
    Path victim = files.get(random().nextInt(files.size()));
    byte[] bytes = Files.readAllBytes(victim);
    bytes[random().nextInt(bytes.length)] ^= (byte) (1 << random().nextInt(8));
    Files.write(victim, bytes);
    return damaged;
  }

  /** The node started with a damaged one; documents say so, until a whole one is there. */
  private static void checkRepair(Rest rest, NodeDirectory directory, Path bundle)
      throws Exception {
    String document = "{\"id\":\"1\",\"title\":\"Heart attack in the young\"}";
    awaitState(rest, "demo", "failed");
    bulk(rest, "literature-0", List.of(document));
    assertEquals(
        "_concept_kb_unavailable", rest.get("/literature-0/_doc/1").at("/_source/tags/0").asText());
    Path place = directory.config().resolve("concept-linker/kb/demo");
    Files.move(place, createTempDir().resolve("taken-away"));
    putKnowledgeBase(bundle, directory, "demo");
    awaitState(rest, "demo", "ready");
    bulk(rest, "literature-0", List.of(document));
    JsonNode source = rest.get("/literature-0/_doc/1").path("_source");
    assertEquals("C0027051", source.at("/concepts/id/0").asText());
    assertFalse(source.toString(), source.has("tags"));
    rest.delete("/literature-0");
  }

  private static void checkAfter(Rest rest, long before) throws Exception {
    JsonNode aliases = rest.get("/_alias/literature");
    assertEquals("literature-2", aliases.fieldNames().next());
    assertEquals(1, aliases.size());
    assertTrue(count(rest, "literature", MYXOMA) > 0);
    long after = count(rest, "literature", HEART_DISEASE);
    assertTrue("broader terms find it: " + before + ", " + after, after >= before);
    assertEquals(
        after, count(rest, "literature", "{\"term\":{\"concepts.ancestors\":\"C0018799\"}}"));
    String version = rest.get("/_concept/kb/demo-2").at("/knowledge_bases/0/version").asText();
    assertEquals(
        "every document is linked again",
        Checkout.sampleLiterature().size(),
        count(rest, "literature", "{\"term\":{\"concepts.kb_version\":\"" + version + "\"}}"));
    rest.put("/literature/_doc/new?refresh=true", "{\"title\":\"Cardiac myxoma in the young\"}");
    assertEquals(
        "writes go there", 1, count(rest, "literature-2", "{\"ids\":{\"values\":\"new\"}}"));
  }

  private static String state(Rest rest) throws Exception {
    for (JsonNode base : rest.get("/_concept/kb").path("knowledge_bases")) {
      if (base.path("name").asText().equals("demo-2")) {
        return base.path("state").asText().equals("ready") ? "" : base.toString();
      }
    }
    return "not there";
  }

  /** Sends the requests as they are, and answers with what they counted. */
  private static List<Long> run(Rest rest) throws Exception {
    List<Long> counts = new ArrayList<>();
    Path file = Checkout.ROOT.resolve("config/elasticsearch/requests/switch-knowledge-base.txt");
    for (ConsoleRequest request : ConsoleRequest.read(file)) {
      if (request.path().equals("/_reindex")) {
        reindex(rest, JSON.readTree(request.body()));
        continue;
      }
      JsonNode answer =
          switch (request.method()) {
            case "PUT" -> rest.put(request.path(), request.body());
            case "POST" -> rest.post(request.path(), request.body());
            // A search may be posted, too, and most clients do not send a body with GET.
            default ->
                request.body().isEmpty()
                    ? rest.get(request.path())
                    : rest.post(request.path(), request.body());
          };
      if (request.path().endsWith("_count")) {
        counts.add(answer.path("count").asLong());
      }
    }
    return counts;
  }

  /** What the module of that name does: it is not among the artifacts of the node. */
  private static void reindex(Rest rest, JsonNode body) throws Exception {
    String from = body.at("/source/index").asText();
    JsonNode found = rest.post("/" + from + "/_search", "{\"size\":" + PAGE + "}").at("/hits");
    assertTrue(found.at("/total/value").asLong() < PAGE);
    List<String> documents = new ArrayList<>();
    for (JsonNode hit : found.path("hits")) {
      ObjectNode source = hit.path("_source").deepCopy();
      assertTrue("with its old links", source.at("/concepts/kb_version").isTextual());
      documents.add(source.put("id", hit.path("_id").asText()).toString());
    }
    bulk(rest, body.at("/dest/index").asText(), documents);
  }

  /** The sample, and one concept more: a disease of the heart that some abstracts mention. */
  private static Path compileNext() throws IOException {
    Path records = createTempDir();
    for (Path file : Checkout.list(Checkout.sampleKnowledgeBase())) {
      if (file.toString().endsWith(".jsonl")) {
        Files.copy(file, records.resolve(file.getFileName()));
      }
    }
    Files.writeString(
        records.resolve("next.jsonl"),
        "{\"id\":\""
            + NEW_CONCEPT
            + "\",\"name\":\"Cardiac myxoma\",\"names\":[{\"text\":\"atrial myxoma\",\"language\":\"en\"}],"
            + "\"semantic_group\":\"DISO\",\"parents\":[\"C0018799\"]}\n");
    Path bundle = createTempDir().resolve("demo-2");
    KnowledgeBaseCompiler.compile(
        CompileSpec.of("demo-2", bundle, new KbSource.Jsonl(records)), Progress.NONE);
    return bundle;
  }
}

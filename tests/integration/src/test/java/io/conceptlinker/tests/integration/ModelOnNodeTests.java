package io.conceptlinker.tests.integration;

import com.fasterxml.jackson.databind.JsonNode;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameEncoding;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.NameTrieWriter;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.LoopbackPorts;
import io.conceptlinker.node.NodeDirectory;
import io.conceptlinker.node.NodeSpec;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The language model in a real node: ONNX Runtime under entitlements, in a small heap. */
public class ModelOnNodeTests extends RealNodeTestCase {
  private static final int HEAP_MEGABYTES = 512;
  private static final String ALL = "{\"match_all\":{}}";

  private static NodeSpec spec() throws IOException {
    List<Integer> ports = LoopbackPorts.free(2);
    NodeSpec spec = NodeSpec.single("one", ports.get(0), ports.get(1));
    Map<String, String> settings = new HashMap<>(spec.settings());
    settings.put("concept_linker.kb.demo.model", "biomedical-en");
    // A machine that has other work, too, is no reason to link without the model here.
    settings.put("concept_linker.ingest.timeout", "5m");
    settings.put("resource.reload.interval.high", "1s");
    return new NodeSpec(
        "one", "one", spec.httpPort(), spec.transportPort(), HEAP_MEGABYTES, settings);
  }

  public void testLinksInASmallHeapFromTheFirstSecond() throws Exception {
    NodeDirectory directory = directoryWithPlugin();
    Path bundle = compileSample();
    putKnowledgeBase(bundle, directory, "demo");
    putModel(Checkout.model(), directory, "biomedical-en");
    List<String> literature = Checkout.sampleLiterature();
    long began = System.nanoTime();
    try (ElasticsearchNode node = start(directory, spec());
        Rest rest = new Rest(node.url())) {
      long startMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      String version = checkFirstLink(rest, JSON.readTree(literature.getFirst()), startMillis);
      configure(rest);
      bulk(rest, "literature", literature);
      rest.post("/literature/_refresh", "");
      assertEquals(
          "the model linked every document",
          literature.size(),
          count(rest, "literature", "{\"term\":{\"concepts.model_version\":\"" + version + "\"}}"));
      assertEquals(0, count(rest, "literature", "{\"exists\":{\"field\":\"tags\"}}"));
      checkPaths(rest, literature.size());
      checkQueries(rest, version);
      checkHeap(rest);
      checkFamilies(rest, directory, bundle, literature.subList(0, 20));
    }
    checkLog(directory);
    String log = Files.readString(directory.log());
    assertTrue(log, log.contains("opened model [biomedical-en]"));
    assertTrue("libraries lie in the plugin", isEmpty(directory.temporary(), "onnxruntime-java"));
  }

  private static boolean isEmpty(Path temporary, String prefix) throws IOException {
    return Checkout.list(temporary).stream()
        .noneMatch(file -> file.getFileName().toString().startsWith(prefix));
  }

  /**
   * The model is open before the node takes requests, and the first link is short beside the node's
   * own start, however busy the machine is. Answers with the model's version.
   */
  private static String checkFirstLink(Rest rest, JsonNode document, long startMillis)
      throws Exception {
    JsonNode model = rest.get("/_concept/kb").at("/models/0");
    assertEquals("biomedical-en", model.path("name").asText());
    JsonNode onNode = model.path("nodes").iterator().next();
    assertEquals("ready", onNode.path("state").asText());
    String body =
        JSON.writeValueAsString(Map.of("text", document.path("abstract").asText(), "kb", "demo"));
    long start = System.nanoTime();
    JsonNode linked = rest.post("/_concept/_link", body);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    System.out.printf(
        Locale.ROOT,
        "first link: %d ms, %d mentions, after a start of %d ms%n",
        millis,
        linked.path("mentions").size(),
        startMillis);
    assertTrue(millis + " ms after a start of " + startMillis, millis < startMillis / 2);
    assertEquals("linked", linked.path("status").asText());
    String version = linked.path("model_version").asText();
    assertEquals(onNode.path("version").asText(), version);
    return version;
  }

  /** Some mentions are left to the model, and most are settled without it. */
  private static void checkPaths(Rest rest, int documents) throws Exception {
    Map<String, Integer> paths = new TreeMap<>();
    JsonNode hits =
        rest.post(
                "/literature/_search",
                "{\"query\":" + ALL + ",\"size\":" + documents + ",\"_source\":[\"concepts\"]}")
            .at("/hits/hits");
    for (JsonNode hit : hits) {
      for (JsonNode mention : hit.at("/_source/concepts/mentions")) {
        paths.merge(mention.path("path").asText(), 1, Integer::sum);
      }
    }
    System.out.println("paths of all mentions: " + paths);
    assertTrue(paths.toString(), paths.getOrDefault("generative", 0) > 0);
    assertTrue(paths.toString(), paths.size() > 1);
  }

  private static void checkQueries(Rest rest, String version) throws Exception {
    assertTrue(
        count(
                rest,
                "literature",
                "{\"concept\":{\"field\":\"concepts.id\",\"text\":\"heart disease\"}}")
            > 0);
    String text = "{\"text\":\"He had a heart attack.\",\"kb\":\"demo\"";
    JsonNode explained = rest.post("/_concept/_explain", text + "}");
    assertEquals(version, explained.path("model_version").asText());
    assertFalse(rest.post("/_concept/_link", text + ",\"model\":\"none\"}").has("model_version"));
  }

  private static void checkHeap(Rest rest) throws Exception {
    JsonNode jvm =
        rest.get("/_nodes/stats/jvm").path("nodes").iterator().next().path("jvm").path("mem");
    long most = jvm.path("heap_max_in_bytes").asLong();
    long old = jvm.at("/pools/old/used_in_bytes").asLong();
    System.out.printf(
        Locale.ROOT,
        "heap of %d MB: %d MB used, %d MB of it old, after %s%n",
        most >> 20,
        jvm.path("heap_used_in_bytes").asLong() >> 20,
        old >> 20,
        rest.get("/_concept/_stats").path("nodes").iterator().next().path("ingest"));
    assertEquals(HEAP_MEGABYTES, most >> 20);
    assertTrue(jvm.toString(), old < most / 2);
  }

  /** Models of the other families arrive beside the one that ships. */
  private static void checkFamilies(
      Rest rest, NodeDirectory directory, Path bundle, List<String> literature) throws Exception {
    List<String> texts = new ArrayList<>();
    for (String document : literature) {
      texts.add(JSON.readTree(document).path("abstract").asText());
    }
    try (KnowledgeBase kb = KnowledgeBase.open(bundle)) {
      TinyModels models = new TinyModels(kb, createTempDir(), random());
      FamiliesOnNode node = new FamiliesOnNode(rest, kb, texts);
      for (ModelDirectory model : List.of(models.encoderDecoder(), models.sharedEncoder())) {
        String name = model.path().getFileName().toString();
        putNames(kb, model.names(), directory);
        putModel(model.path(), directory, name);
        await(
            name,
            () -> {
              String found = rest.get("/_concept/kb").path("models").toString();
              return found.contains(model.version()) ? "" : found;
            });
        node.check(name, model.path());
      }
    }
    JsonNode cache = rest.get("/_concept/_stats").path("nodes").iterator().next().path("cache");
    System.out.println("answers that are kept: " + cache);
    assertTrue(cache.toString(), cache.path("hits").asLong() > texts.size());
    assertTrue(cache.toString(), cache.path("size_in_bytes").asLong() > 0);
  }

  /** The names as a model's tokens, beside the bundle here and on the node. */
  private static void putNames(KnowledgeBase kb, NameEncoding names, NodeDirectory directory)
      throws IOException {
    Path file = NameTrie.pathBeside(kb.path(), names);
    if (!Files.exists(file)) {
      NameTrieWriter.write(file, kb, names);
      Path place = directory.config().resolve("concept-linker/kb/demo");
      Path copy = NameTrie.pathBeside(place, names);
      Files.copy(file, copy);
      directory.adopt(copy);
    }
  }

  public void testAKnowledgeBaseArrivesLateAndAModelGoesAndComes() throws Exception {
    NodeDirectory directory = directoryWithPlugin();
    String document = "{\"id\":\"1\",\"title\":\"Heart attack in the young\"}";
    try (ElasticsearchNode node = start(directory, spec());
        Rest rest = new Rest(node.url())) {
      configure(rest);
      JsonNode waiting = index(rest, document);
      assertEquals("_concept_kb_unavailable", waiting.at("/tags/0").asText());
      assertEquals("kb_unavailable", waiting.at("/concepts/status").asText());
      assertEquals("Heart attack in the young", waiting.path("title").asText());
      putKnowledgeBase(compileSample(), directory, "demo");
      awaitState(rest, "demo", "ready");
      assertDegraded(index(rest, document));

      putModel(Checkout.model(), directory, "biomedical-en");
      awaitLinked(rest, document);

      Path place = directory.config().resolve("concept-linker/models/biomedical-en");
      Path away = directory.config().resolve("away");
      Files.move(place, away);
      await(
          "the model's end",
          () -> rest.get("/_concept/kb").path("models").isEmpty() ? "" : "it is there");
      JsonNode kept = index(rest, document);
      assertDegraded(kept);
      Files.move(away, place);
      awaitLinked(rest, document);

      byte[] graph = Files.readAllBytes(place.resolve("ranker.json"));
      Path damaged = createTempDir().resolve("damaged");
      Files.createDirectories(damaged);
      for (Path file : Checkout.list(place)) {
        Files.copy(file, damaged.resolve(file.getFileName()));
      }
      graph[random().nextInt(graph.length)] ^= 1;
      Files.write(damaged.resolve("ranker.json"), graph);
      putModel(damaged, directory, "other");
      await(
          "the damage",
          () -> {
            JsonNode models = rest.get("/_concept/kb").path("models");
            return models.toString().contains("SHA-256") ? "" : models.toString();
          });
      assertEquals("linked", index(rest, document).at("/concepts/status").asText());
    }
    assertFalse(Files.readString(directory.log()).contains("NotEntitledException"));
  }

  private static JsonNode index(Rest rest, String document) throws Exception {
    bulk(rest, "literature", List.of(document));
    return rest.get("/literature/_doc/1").path("_source");
  }

  private static void assertDegraded(JsonNode source) {
    assertEquals("degraded", source.at("/concepts/status").asText());
    assertEquals("_concept_model_unavailable", source.at("/tags/0").asText());
    assertEquals(source.toString(), 1, source.path("tags").size());
    assertEquals("C0027051", source.at("/concepts/id/0").asText());
    assertFalse(source.toString(), source.path("concepts").has("model_version"));
  }

  private static void awaitLinked(Rest rest, String document) throws Exception {
    await(
        "the model",
        () -> {
          JsonNode source = index(rest, document);
          boolean linked =
              source.at("/concepts/status").asText().equals("linked")
                  && source.path("concepts").has("model_version")
                  && !source.has("tags");
          return linked ? "" : source.toString();
        });
  }
}

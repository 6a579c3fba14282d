package io.conceptlinker.tests.integration;

import com.carrotsearch.randomizedtesting.annotations.ThreadLeakFilters;
import com.carrotsearch.randomizedtesting.annotations.TimeoutSuite;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.conceptlinker.load.CompileSpec;
import io.conceptlinker.load.KbSource;
import io.conceptlinker.load.KnowledgeBaseCompiler;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.LoopbackPorts;
import io.conceptlinker.node.NodeDirectory;
import io.conceptlinker.node.NodeSpec;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;
import org.apache.lucene.tests.util.TimeUnits;
import org.junit.After;

/** Starts nodes with the plugin, and ends every process that a test leaves. */
@SuppressFileSystems("*") // child processes want real paths
@ThreadLeakFilters(filters = JdkThreads.class)
@TimeoutSuite(millis = 40 * TimeUnits.MINUTE)
public abstract class RealNodeTestCase extends LuceneTestCase {

  static final ObjectMapper JSON = new ObjectMapper();
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int HEAP_MEGABYTES = 384;
  private static final long POLL_MILLIS = 250;

  private final RunningNodes nodes = new RunningNodes();

  @After
  public final void endNodes() throws IOException {
    nodes.close();
  }

  /** A node's directory with the plugin from its zip. */
  final NodeDirectory directoryWithPlugin() throws IOException {
    return nodes.directoryWithPlugin();
  }

  /** Starts a node and waits until it takes requests. */
  final ElasticsearchNode start(NodeDirectory directory, NodeSpec spec)
      throws IOException, InterruptedException {
    return nodes.start(directory, spec);
  }

  /** Starts a node without waiting. */
  final ElasticsearchNode begin(NodeDirectory directory, NodeSpec spec) throws IOException {
    return nodes.begin(directory, spec);
  }

  /** A node that looks for changed knowledge bases every second. */
  static NodeSpec single() throws IOException {
    List<Integer> ports = LoopbackPorts.free(2);
    NodeSpec spec = NodeSpec.single("one", ports.get(0), ports.get(1));
    Map<String, String> settings = new HashMap<>(spec.settings());
    settings.put("resource.reload.interval.high", "1s");
    return new NodeSpec(
        "one", "one", spec.httpPort(), spec.transportPort(), HEAP_MEGABYTES, settings);
  }

  /** The sample knowledge base, compiled into a temporary directory. */
  static Path compileSample() throws IOException {
    KbSource source = new KbSource.Jsonl(Checkout.sampleKnowledgeBase());
    Path bundle = createTempDir().resolve("demo");
    KnowledgeBaseCompiler.compile(CompileSpec.of("demo", bundle, source), Progress.NONE);
    return bundle;
  }

  /** Copies a bundle to where the plugin looks, complete from the first moment that it is seen. */
  static void putKnowledgeBase(Path bundle, NodeDirectory directory, String name)
      throws IOException {
    put(bundle, directory, directory.config().resolve("concept-linker/kb"), name);
  }

  /** The same for a model. */
  static void putModel(Path model, NodeDirectory directory, String name) throws IOException {
    put(model, directory, directory.config().resolve("concept-linker/models"), name);
  }

  private static void put(Path files, NodeDirectory directory, Path place, String name)
      throws IOException {
    Path staging = directory.config().resolve("staging");
    Files.createDirectories(place);
    Files.createDirectories(staging);
    for (Path file : Checkout.list(files)) {
      Files.copy(file, staging.resolve(file.getFileName()));
    }
    directory.adopt(staging);
    directory.adopt(directory.config().resolve("concept-linker"));
    Files.move(staging, place.resolve(name));
  }

  /** Installs the sample's templates and pipeline. */
  static void configure(Rest rest) throws IOException, InterruptedException {
    Path config = Checkout.ROOT.resolve("config/elasticsearch");
    put(rest, "/_component_template/", config.resolve("component-templates"));
    put(rest, "/_index_template/", config.resolve("index-templates"));
    put(rest, "/_ingest/pipeline/", config.resolve("pipelines"));
  }

  private static void put(Rest rest, String endpoint, Path directory)
      throws IOException, InterruptedException {
    for (Path file : Checkout.list(directory)) {
      String name = file.getFileName().toString().replace(".json", "");
      rest.put(endpoint + name, Files.readString(file));
    }
  }

  /** Indexes JSON documents with their {@code id} in one bulk request; all must succeed. */
  static void bulk(Rest rest, String index, List<String> documents) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String document : documents) {
      String id = JSON.readTree(document).path("id").asText();
      lines.append("{\"index\":{\"_id\":\"").append(id).append("\"}}\n");
      lines.append(document).append('\n');
    }
    JsonNode answer = rest.bulk("/" + index + "/_bulk", lines.toString()).get();
    assertFalse(answer.toString(), answer.path("errors").asBoolean(true));
    assertEquals(documents.size(), answer.path("items").size());
  }

  static long count(Rest rest, String index, String query) throws Exception {
    return rest.post("/" + index + "/_count", "{\"query\":" + query + "}").path("count").asLong();
  }

  /** Entitlements were on, and nothing was denied that the plugin wanted. */
  static void checkLog(NodeDirectory directory) throws Exception {
    String log = Files.readString(directory.log());
    assertTrue(log, log.contains("Bootstrapping Entitlements"));
    assertFalse(log, log.contains("NotEntitledException"));
    assertFalse(log, log.contains("[ERROR]"));
  }

  static void awaitState(Rest rest, String kb, String wanted) throws Exception {
    await(
        "knowledge base " + kb,
        () -> {
          JsonNode bases = rest.get("/_concept/kb").path("knowledge_bases");
          for (JsonNode base : bases) {
            if (base.path("name").asText().equals(kb)
                && base.path("state").asText().equals(wanted)) {
              return "";
            }
          }
          return bases.toString();
        });
  }

  /** The same documents with other ids. */
  static List<String> copies(List<String> documents, String prefix) {
    return documents.stream()
        .map(document -> document.replace("\"id\": \"", "\"id\": \"" + prefix))
        .toList();
  }

  /** Waits for something that takes a while; what it says last is in the message. */
  static void await(String what, Callable<String> problem) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String last = problem.call();
    while (!last.isEmpty()) {
      assertTrue(what + ": " + last, System.nanoTime() < deadline);
      Thread.sleep(POLL_MILLIS);
      last = problem.call();
    }
  }
}

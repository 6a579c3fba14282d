package io.conceptlinker.benchmarks.indexing;

import com.fasterxml.jackson.databind.JsonNode;
import io.conceptlinker.node.ElasticsearchHome;
import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.LoopbackPorts;
import io.conceptlinker.node.NodeDirectory;
import io.conceptlinker.node.NodeSpec;
import io.conceptlinker.node.PluginInstaller;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A node with the plugin from its zip, one knowledge base and a pipeline that links with it. */
public final class BenchmarkNode implements AutoCloseable {
  /** The name of its knowledge base. */
  public static final String KB = "benchmark";

  static final String PIPELINE = "benchmark";

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 200;

  private final NodeDirectory directory;
  private final ElasticsearchNode node;
  private final Rest rest;

  private BenchmarkNode(NodeDirectory directory, ElasticsearchNode node) {
    this.directory = directory;
    this.node = node;
    this.rest = new Rest(node.url());
  }

  /**
   * Starts a node and waits until it links with the knowledge base.
   *
   * @param checkout the root of the checkout, built
   * @param kb a compiled knowledge base
   */
  public static BenchmarkNode start(Path checkout, Path kb, int heapMegabytes)
      throws IOException, InterruptedException {
    ElasticsearchHome home =
        ElasticsearchHome.at(checkout.resolve("node/target/elasticsearch-home"));
    NodeDirectory directory =
        NodeDirectory.create(Files.createTempDirectory("benchmark-node"), home);
    PluginInstaller.install(pluginZip(checkout), directory);
    install(kb, directory);
    List<Integer> ports = LoopbackPorts.free(2);
    NodeSpec single = NodeSpec.single(KB, ports.get(0), ports.get(1));
    NodeSpec spec =
        new NodeSpec(
            KB, KB, single.httpPort(), single.transportPort(), heapMegabytes, single.settings());
    BenchmarkNode started = new BenchmarkNode(directory, ElasticsearchNode.start(directory, spec));
    try {
      started.node.awaitReady(PATIENCE);
      started.configure(checkout.resolve("config/elasticsearch"));
      started.awaitKnowledgeBase();
    } catch (IOException | InterruptedException e) {
      started.close();
      throw e;
    }
    return started;
  }

  static Path pluginZip(Path checkout) throws IOException {
    return list(checkout.resolve("plugin/target")).stream()
        .filter(file -> file.toString().endsWith(".zip"))
        .findFirst()
        .orElseThrow(
            () -> new IOException("plugin/target: expected a zip, found none; run bin/test once"));
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static void install(Path kb, NodeDirectory directory) throws IOException {
    Path place = directory.config().resolve("concept-linker/kb").resolve(KB);
    Files.createDirectories(place);
    for (Path file : list(kb)) {
      Files.copy(file, place.resolve(file.getFileName()));
    }
    directory.adopt(directory.config().resolve("concept-linker"));
  }

  private void configure(Path config) throws IOException, InterruptedException {
    for (Path file : list(config.resolve("component-templates"))) {
      rest.put("/_component_template/" + name(file), Files.readString(file));
    }
    for (Path file : list(config.resolve("index-templates"))) {
      rest.put("/_index_template/" + name(file), Files.readString(file));
    }
    rest.put(
        "/_ingest/pipeline/" + PIPELINE,
        "{\"processors\":[{\"concept_link\":{\"field\":\"text\",\"kb\":\""
            + KB
            + "\",\"mentions\":true}}]}");
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".json", "");
  }

  private void awaitKnowledgeBase() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String state = "";
    while (!state.equals("ready")) {
      if (state.equals("failed") || System.nanoTime() > deadline) {
        throw new IOException("knowledge base: expected it to be ready, found [" + state + "]");
      }
      Thread.sleep(POLL_MILLIS);
      state = "missing";
      for (JsonNode kb : rest.get("/_concept/kb").path("knowledge_bases")) {
        if (kb.path("name").asText().equals(KB)) {
          state = kb.path("state").asText();
        }
      }
    }
  }

  /** Its REST interface. */
  public Rest rest() {
    return rest;
  }

  /** Processor time of the server so far, in seconds. */
  public double processorSeconds() throws IOException {
    return ProcessHandle.of(node.pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .map(used -> used.toMillis() / 1e3)
        .orElseThrow(() -> new IOException("node: expected its process to be there"));
  }

  @Override
  public void close() throws IOException {
    rest.close();
    node.close();
    directory.delete();
  }
}

package io.conceptlinker.tests.integration;

import com.fasterxml.jackson.databind.JsonNode;
import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.LoopbackPorts;
import io.conceptlinker.node.NodeDirectory;
import io.conceptlinker.node.NodeSpec;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A node that leaves linking to a link server: over TLS, with a key, and without the server. */
public class RemoteBackendOnNodeTests extends RealNodeTestCase {
  private static final String KEY = "0123456789abcdef0123";
  private static final String PASSWORD = "changeit";
  private static final String TAGGED = "{\"term\":{\"tags\":\"_concept_server_unavailable\"}}";

  private Path certificates;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    certificates = createTempDir();
    keytool(
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "EC",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-validity",
        "2");
    keytool("-exportcert", "-rfc", "-alias", "server", "-file", "server.pem");
    Files.writeString(certificates.resolve("password"), PASSWORD);
    Files.writeString(certificates.resolve("keys"), KEY);
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of(arguments));
    command.addFirst(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(
        List.of("-storetype", "PKCS12", "-keystore", "server.p12", "-storepass", PASSWORD));
    Path log = certificates.resolve("keytool.log");
    Process process =
        new ProcessBuilder(command)
            .directory(certificates.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertEquals(Files.readString(log), 0, process.waitFor());
  }

  private CommandProcess serve(Path kb, int port) throws Exception {
    CommandProcess server =
        CommandProcess.start(
            certificates,
            "serve",
            "--kb",
            kb,
            "--model",
            Checkout.model(),
            "--port",
            port,
            "--api-key-file",
            certificates.resolve("keys"),
            "--tls-pkcs12",
            certificates.resolve("server.p12"),
            "--tls-password-file",
            certificates.resolve("password"));
    await(
        "the link server",
        () -> {
          assertTrue(server.err(), server.isAlive());
          return server.err().contains("https://127.0.0.1:" + port) ? "" : server.err();
        });
    return server;
  }

  private static NodeSpec spec(List<Integer> ports, int serverPort) {
    NodeSpec spec = NodeSpec.single("one", ports.get(0), ports.get(1));
    Map<String, String> settings = new HashMap<>(spec.settings());
    settings.put("concept_linker.backend.gpu.url", "https://127.0.0.1:" + serverPort);
    settings.put("concept_linker.backend.gpu.certificate_authorities", "server.pem");
    settings.put("concept_linker.kb.demo.backend", "gpu");
    // The server shares the processors with the node here: 70 abstracts at once take their time.
    settings.put("concept_linker.backend.gpu.timeout", "4m");
    settings.put("concept_linker.ingest.timeout", "8m");
    return new NodeSpec(
        "one",
        "one",
        spec.httpPort(),
        spec.transportPort(),
        384,
        settings,
        Map.of("concept_linker.backend.gpu.api_key", KEY));
  }

  public void testTheServerDiesAndComesBack() throws Exception {
    NodeDirectory directory = directoryWithPlugin();
    Path kb = compileSample();
    putKnowledgeBase(kb, directory, "demo");
    Files.copy(certificates.resolve("server.pem"), directory.config().resolve("server.pem"));
    directory.adopt(directory.config().resolve("server.pem"));
    // More than one request to the server takes, in either phase.
    List<String> literature = Checkout.sampleLiterature().subList(0, 70);
    List<String> others = Checkout.sampleLiterature().subList(70, 90);
    int documents = literature.size();
    List<Integer> ports = LoopbackPorts.free(3);
    int port = ports.getLast();
    NodeSpec spec = spec(ports, port);
    try (ElasticsearchNode node = start(directory, spec);
        Rest rest = new Rest(node.url())) {
      configure(rest);
      String version;
      try (CommandProcess server = serve(kb, port)) {
        // The node asked for the server before there was one, and leaves it alone for a while.
        awaitServer(rest, "[0-9a-f]{12}");
        bulk(rest, "literature", literature);
        rest.post("/literature/_refresh", "");
        JsonNode first = rest.get("/literature/_doc/" + id(literature.getFirst()));
        version = first.at("/_source/concepts/model_version").asText();
        assertTrue(first.toString(), version.matches("[0-9a-f]{12}"));
        assertEquals(documents, linkedBy(rest, version));
        JsonNode linked =
            rest.post("/_concept/_link", "{\"text\":\"A heart attack.\",\"kb\":\"demo\"}");
        assertEquals(version, linked.path("model_version").asText());
        server.handle().destroyForcibly();
        server.await();
      }
      checkWithoutServer(rest, literature, others, version);
      try (CommandProcess server = serve(kb, port)) {
        awaitServer(rest, version);
        bulk(rest, "literature", others);
        rest.post("/literature/_refresh", "");
        assertEquals("nothing stays behind", 0, count(rest, "literature", TAGGED));
        assertEquals(2L * documents + others.size(), linkedBy(rest, version));
        assertTrue(server.err(), server.isAlive());
      }
    }
    checkLog(directory);
  }

  private static String id(String document) throws IOException {
    return JSON.readTree(document).path("id").asText();
  }

  private static long linkedBy(Rest rest, String version) throws Exception {
    return count(rest, "literature", "{\"term\":{\"concepts.model_version\":\"" + version + "\"}}");
  }

  /**
   * Every document is there: those whose text the server linked before with its links, the others
   * with the dictionary's and the tag; the server is not waited for.
   */
  private static void checkWithoutServer(
      Rest rest, List<String> known, List<String> others, String version) throws Exception {
    long start = System.nanoTime();
    bulk(rest, "literature", copies(known, "later-"));
    bulk(rest, "literature", others);
    System.out.printf(
        Locale.ROOT,
        "%d documents without their link server: %d ms%n",
        known.size() + others.size(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    rest.post("/literature/_refresh", "");
    assertEquals(2L * known.size(), linkedBy(rest, version));
    assertEquals(others.size(), count(rest, "literature", TAGGED));
    assertEquals(
        others.size(), count(rest, "literature", "{\"term\":{\"concepts.status\":\"degraded\"}}"));
    long documents = 2L * known.size() + others.size();
    assertEquals(documents, count(rest, "literature", "{\"match_all\":{}}"));
    JsonNode linked =
        rest.post("/_concept/_link", "{\"text\":\"Another heart attack.\",\"kb\":\"demo\"}");
    assertEquals("degraded", linked.path("status").asText());
    assertEquals("C0027051", linked.at("/mentions/0/id").asText());
  }

  /** Asks about another text each time: what was linked before does not need the server. */
  private static void awaitServer(Rest rest, String version) throws Exception {
    await(
        "the link server",
        () -> {
          String text = "A heart attack, number " + random().nextInt() + ".";
          JsonNode linked =
              rest.post("/_concept/_link", "{\"text\":\"" + text + "\",\"kb\":\"demo\"}");
          return linked.path("model_version").asText().matches(version) ? "" : linked.toString();
        });
  }
}

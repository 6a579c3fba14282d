package io.conceptlinker.node;

import com.carrotsearch.randomizedtesting.ThreadFilter;
import com.carrotsearch.randomizedtesting.annotations.ThreadLeakFilters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;

/** The bare server, without our plugin; tests/integration has the rest. */
@SuppressFileSystems("*") // child processes want real paths
@ThreadLeakFilters(filters = ElasticsearchNodeTests.ProcessReaper.class)
public class ElasticsearchNodeTests extends LuceneTestCase {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** The JDK's own thread that waits for child processes. */
  public static final class ProcessReaper implements ThreadFilter {
    @Override
    public boolean reject(Thread thread) {
      return thread.getName().startsWith("process reaper");
    }
  }

  public void testAnswersAndStops() throws Exception {
    NodeDirectory directory = NodeDirectory.create(createTempDir(), BuiltHome.get());
    NodeSpec spec = spec();
    try (ElasticsearchNode node = ElasticsearchNode.start(directory, spec)) {
      node.awaitReady(PATIENCE);
      assertTrue(node.isAlive());
      put(node, "/books/_doc/1", "{\"title\":\"one\"}");
      assertEquals(
          directory.hasNativeAccess(), !log(node).contains("Native methods will be disabled"));
      assertTrue(log(node), log(node).contains("Bootstrapping Entitlements"));
      try (Rest rest = new Rest(node.url())) {
        assertEquals("one", rest.get("/books/_doc/1").path("_source").path("title").asText());
        RestException e = expectThrows(RestException.class, () -> rest.get("/films/_search"));
        assertEquals(404, e.status());
        assertTrue(e.toString(), e.toString().contains("index_not_found_exception"));
        rest.delete("/films");
      }
      PortInUseException taken =
          expectThrows(
              PortInUseException.class,
              () ->
                  ElasticsearchNode.start(
                      NodeDirectory.create(createTempDir(), BuiltHome.get()), spec));
      assertEquals(spec.httpPort(), taken.port());
      node.stop();
      assertFalse(node.isAlive());
      assertTrue(log(node), log(node).contains("closed"));
    }
  }

  /** What becomes of its documents when it is killed is seen in tests/integration. */
  public void testStartsWithoutTheNativeLibraryAndIsKilled() throws Exception {
    NodeDirectory directory =
        NodeDirectory.create(createTempDir(), BuiltHome.get(), Optional.empty());
    assertFalse(directory.hasNativeAccess());
    try (ElasticsearchNode node = ElasticsearchNode.start(directory, spec())) {
      node.awaitReady(PATIENCE);
      put(node, "/books/_doc/1", "{\"title\":\"one\"}");
      node.kill();
      assertFalse(node.isAlive());
    }
  }

  /** A checkout below a directory that only its owner may enter, as root's home is. */
  public void testStartsFromADirectoryThatIsClosedToOthers() throws Exception {
    Path closed = createTempDir();
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    Path copy = closed.resolve("elasticsearch-home");
    SharedFilesTests.copyTree(Path.of("target", "elasticsearch-home"), copy);
    NodeDirectory directory =
        NodeDirectory.create(closed.resolve("state"), ElasticsearchHome.at(copy));
    try {
      assertEquals(directory.user().isOther(), !directory.root().startsWith(closed));
      try (ElasticsearchNode node = ElasticsearchNode.start(directory, spec())) {
        node.awaitReady(PATIENCE);
        put(node, "/books/_doc/1", "{\"title\":\"one\"}");
      }
      NodeDirectory again =
          NodeDirectory.create(closed.resolve("state"), ElasticsearchHome.at(copy));
      assertEquals(directory.root(), again.root());
    } finally {
      SharedFiles.remove(directory.root());
    }
  }

  public void testSaysWhyItDidNotStart() throws Exception {
    NodeDirectory directory = NodeDirectory.create(createTempDir(), BuiltHome.get());
    List<Integer> ports = LoopbackPorts.free(2);
    NodeSpec spec =
        new NodeSpec(
            "odd", "odd", ports.get(0), ports.get(1), 256, java.util.Map.of("no.such", "setting"));
    try (ElasticsearchNode node = ElasticsearchNode.start(directory, spec)) {
      NodeException e = expectThrows(NodeException.class, () -> node.awaitReady(PATIENCE));
      assertTrue(e.toString(), e.toString().contains("unknown setting [no.such]"));
      assertFalse(node.isAlive());
    }
  }

  public void testPorts() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertFalse(LoopbackPorts.isFree(socket.getLocalPort()));
      assertTrue(LoopbackPorts.freeFrom(socket.getLocalPort()) > socket.getLocalPort());
    }
    assertEquals(3, LoopbackPorts.free(3).stream().distinct().count());
  }

  private static NodeSpec spec() throws IOException {
    List<Integer> ports = LoopbackPorts.free(2);
    NodeSpec single = NodeSpec.single("bare", ports.get(0), ports.get(1));
    return new NodeSpec("bare", "bare", ports.get(0), ports.get(1), 256, single.settings());
  }

  private static String log(ElasticsearchNode node) throws IOException {
    return Files.readString(node.directory().log());
  }

  private static void put(ElasticsearchNode node, String path, String json) throws Exception {
    try (Rest rest = new Rest(node.url())) {
      assertEquals("created", rest.put(path, json).path("result").asText());
    }
  }
}

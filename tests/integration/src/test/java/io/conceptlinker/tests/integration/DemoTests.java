package io.conceptlinker.tests.integration;

import io.conceptlinker.node.LoopbackPorts;
import io.conceptlinker.node.NodeDirectory;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The demo as a user runs it. */
public class DemoTests extends RealNodeTestCase {

  public void testShowsAndStops() throws Exception {
    int port = LoopbackPorts.free(1).getFirst();
    try (CommandProcess demo =
        CommandProcess.start(createTempDir(), "demo", "--exit", "--port", port)) {
      assertEquals(demo.err(), 0, demo.await());
      String out = demo.out();
      assertTrue(out, out.contains("\nready: http://127.0.0.1:" + port + "\n"));
      assertTrue(out, out.matches("(?s).*\npage:  http://127.0.0.1:\\d+/\n.*"));
      assertTrue(out, out.contains("Most frequent concepts"));
      assertEquals(out, 3, out.split("GET literature/_search", -1).length - 1);
      assertTrue(out, out.matches("(?s).*lit-\\d+ .*«.+».*"));
      String err = demo.err();
      assertTrue(err, err.contains("biomedical-en, version "));
      assertTrue(err, err.matches("(?s).*105 documents with [\\d,]+ mentions: [\\d,]+ docs/s.*"));
      assertFalse("no colours without a terminal", (out + err).contains("\u001B"));
      assertTrue(LoopbackPorts.isFree(port));
    } finally {
      forget(port);
    }
  }

  public void testOwnDataAndInterruption() throws Exception {
    Path directory = createTempDir();
    Path records =
        Files.writeString(
            directory.resolve("own.jsonl"),
            """
            {"id":"A1","name":"Fungal disease"}
            {"id":"A2","name":"Candidiasis","names":[{"text":"thrush","language":"en"}],"parents":["A1"]}
            """);
    try (CommandProcess build =
        CommandProcess.start(
            directory, "kb", "build", "--source", "jsonl", "--in", records, "--out", "own")) {
      assertEquals(build.err(), 0, build.await());
    }
    Path docs = Files.createDirectory(directory.resolve("docs"));
    Files.writeString(docs.resolve("note.txt"), "The child had thrush.");
    Files.writeString(docs.resolve("p.pubtator"), "9|t|Candidiasis\n9|a|No thrush was seen.\n\n");
    int port = LoopbackPorts.free(1).getFirst();
    List<Object> arguments =
        new ArrayList<>(List.of("demo", "--port", port, "--kb", "own", "--docs", docs));
    boolean model = random().nextBoolean();
    if (!model) {
      arguments.addAll(List.of("--model", "none"));
    }
    try (CommandProcess demo = CommandProcess.start(directory, arguments.toArray())) {
      awaitReady(demo, port);
      try (Rest rest = new Rest(URI.create("http://127.0.0.1:" + port))) {
        assertEquals(
            2,
            count(
                rest,
                "literature",
                "{\"concept\":{\"field\":\"concepts.id\",\"text\":\"fungal disease\"}}"));
        assertEquals(
            "the model that ships links unless it is turned off",
            model ? 2 : 0,
            count(rest, "literature", "{\"exists\":{\"field\":\"concepts.model_version\"}}"));
      }
      ProcessHandle node = demo.handle().descendants().reduce((first, last) -> last).orElseThrow();
      if (random().nextBoolean()) {
        // Ctrl-C and SIGTERM take the same way.
        demo.handle().destroy();
        assertEquals(143, demo.await());
        assertTrue(demo.err(), demo.err().contains("stopped"));
      } else {
        demo.handle().destroyForcibly();
        demo.await();
      }
      await("the node's end", () -> node.isAlive() ? "it runs" : "");
      await("the port", () -> LoopbackPorts.isFree(port) ? "" : "it is taken");
    } finally {
      forget(port);
    }
  }

  public void testATakenPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CommandProcess demo =
            CommandProcess.start(createTempDir(), "demo", "--port", socket.getLocalPort())) {
      assertEquals(1, demo.await());
      assertTrue(demo.err(), demo.err().startsWith("error: port [" + socket.getLocalPort() + "]"));
      assertTrue(demo.err(), demo.err().contains("for example --port"));
      assertEquals("", demo.out());
    }
  }

  private static void awaitReady(CommandProcess demo, int port) throws Exception {
    await(
        "the demo",
        () -> {
          assertTrue(demo.err(), demo.isAlive());
          return demo.out().contains("ready: http://127.0.0.1:" + port)
              ? ""
              : "no ready line; " + demo.err();
        });
  }

  /** Removes what the demo keeps for a port, wherever that is. */
  private static void forget(int port) throws IOException {
    NodeDirectory.create(Checkout.ROOT.resolve(".build/demo/node-" + port), Checkout.home())
        .delete();
  }
}

package io.conceptlinker.tests.integration;

import io.conceptlinker.node.LoopbackPorts;
import io.conceptlinker.node.NodeDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The demo as a user runs it. */
public class DemoTests extends RealNodeTestCase {

  public void testShowsAndStops() throws Exception {
    int port = LoopbackPorts.free(1).getFirst();
    try (CommandProcess demo =
        CommandProcess.start(createTempDir(), "demo", "--exit", "--port", port)) {
      assertEquals(demo.err(), 0, demo.await());
      String out = demo.out();
      assertTrue(out, out.contains("\nready: http://127.0.0.1:" + port + "\n"));
      assertTrue(out, out.contains("Most frequent concepts"));
      assertEquals(out, 3, out.split("GET literature/_search", -1).length - 1);
      assertTrue(out, out.matches("(?s).*lit-\\d+ .*«.+».*"));
      String err = demo.err();
      assertTrue(err, err.matches("(?s).*105 documents with [\\d,]+ mentions: [\\d,]+ docs/s.*"));
      assertFalse("no colours without a terminal", (out + err).contains("\u001B"));
      assertTrue(LoopbackPorts.isFree(port));
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

  /** Removes what the demo keeps for a port, wherever that is. */
  private static void forget(int port) throws IOException {
    NodeDirectory.create(Checkout.ROOT.resolve(".build/demo/node-" + port), Checkout.home())
        .delete();
  }
}

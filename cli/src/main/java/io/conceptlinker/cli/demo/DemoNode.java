package io.conceptlinker.cli.demo;

import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.node.ElasticsearchHome;
import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.InstalledPlugin;
import io.conceptlinker.node.LoopbackPorts;
import io.conceptlinker.node.NodeDirectory;
import io.conceptlinker.node.NodeSpec;
import io.conceptlinker.node.PluginInstaller;
import io.conceptlinker.node.PortInUseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Prepares and starts the demo's node, telling the terminal about it. */
final class DemoNode {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int FIRST_TRANSPORT_PORT = 9300;

  private final Terminal terminal;
  private final Checkout checkout;

  DemoNode(Terminal terminal, Checkout checkout) {
    this.terminal = terminal;
    this.checkout = checkout;
  }

  /**
   * A directory with home and plugin, one for each port so that two demos do not meet.
   *
   * @param fresh whether what earlier runs left is deleted
   */
  NodeDirectory prepare(int port, boolean fresh) throws IOException {
    requireFree(port);
    NodeDirectory directory;
    try (Step step = terminal.step("Elasticsearch home")) {
      ElasticsearchHome home = ElasticsearchHome.at(checkout.elasticsearchHome());
      Path place = checkout.state().resolve("node-" + port);
      directory = NodeDirectory.create(place, home);
      if (fresh) {
        directory.delete();
        directory = NodeDirectory.create(place, home);
      }
      step.done(directory.version() + " in " + directory.root());
    }
    if (!directory.hasNativeAccess()) {
      terminal.say(
          "    libzstd was not found, so the node runs with native access disabled: without its"
              + " system call filter and without best_compression. To have them, install libzstd1.");
    }
    try (Step step = terminal.step("Plugin")) {
      InstalledPlugin plugin = PluginInstaller.install(checkout.pluginZip(), directory);
      step.done(plugin.name() + " " + plugin.version());
    }
    return directory;
  }

  /** A node that accepts requests. */
  ElasticsearchNode start(
      NodeDirectory directory, int port, int heapMegabytes, Map<String, String> settings)
      throws IOException, InterruptedException {
    try (Step step = terminal.step("Elasticsearch on 127.0.0.1:" + port)) {
      NodeSpec single = NodeSpec.single("demo", port, LoopbackPorts.freeFrom(FIRST_TRANSPORT_PORT));
      Map<String, String> all = new HashMap<>(single.settings());
      all.putAll(settings);
      NodeSpec spec =
          new NodeSpec(
              single.name(), single.cluster(), port, single.transportPort(), heapMegabytes, all);
      ElasticsearchNode node = ElasticsearchNode.start(directory, spec);
      try {
        node.awaitReady(
            PATIENCE, waited -> step.progress("starting, " + waited.toSeconds() + " s"));
      } catch (IOException | InterruptedException e) {
        node.kill();
        throw e;
      }
      step.done("process " + node.pid());
      return node;
    }
  }

  private static void requireFree(int port) throws IOException {
    try {
      LoopbackPorts.requireFree(port);
    } catch (PortInUseException e) {
      throw new IOException(
          e.getMessage()
              + ", for example --port "
              + LoopbackPorts.freeFrom(port + 1)
              + ", which is free",
          e);
    }
  }
}

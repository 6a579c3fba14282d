package io.conceptlinker.tests.integration;

import static org.apache.lucene.tests.util.LuceneTestCase.createTempDir;
import static org.junit.Assert.assertEquals;

import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.NodeDirectory;
import io.conceptlinker.node.NodeSpec;
import io.conceptlinker.node.PluginInstaller;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Nodes with the plugin; closing ends every process and removes every directory. */
final class RunningNodes implements Closeable {

  private final List<NodeDirectory> directories = new ArrayList<>();
  private final List<ElasticsearchNode> nodes = new ArrayList<>();

  /** A node's directory with the plugin from its zip. */
  NodeDirectory directoryWithPlugin() throws IOException {
    NodeDirectory directory =
        NodeDirectory.create(createTempDir().resolve("node"), Checkout.home());
    directories.add(directory);
    assertEquals("concept-linker", PluginInstaller.install(Checkout.pluginZip(), directory).name());
    return directory;
  }

  /** Starts a node without waiting. */
  ElasticsearchNode begin(NodeDirectory directory, NodeSpec spec) throws IOException {
    ElasticsearchNode node = ElasticsearchNode.start(directory, spec);
    nodes.add(node);
    return node;
  }

  /** Starts a node and waits until it takes requests. */
  ElasticsearchNode start(NodeDirectory directory, NodeSpec spec)
      throws IOException, InterruptedException {
    ElasticsearchNode node = begin(directory, spec);
    node.awaitReady(RealNodeTestCase.PATIENCE);
    return node;
  }

  @Override
  public void close() throws IOException {
    nodes.forEach(ElasticsearchNode::close);
    for (NodeDirectory directory : directories) {
      directory.delete();
    }
  }
}

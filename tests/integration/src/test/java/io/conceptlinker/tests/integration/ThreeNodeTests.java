package io.conceptlinker.tests.integration;

import com.fasterxml.jackson.databind.JsonNode;
import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.LoopbackPorts;
import io.conceptlinker.node.NodeDirectory;
import io.conceptlinker.node.NodeSpec;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Three nodes; the one that is master is killed. */
public class ThreeNodeTests extends RealNodeTestCase {

  private static final int HEAP_MEGABYTES = 384;
  private static final String BY_CONCEPT =
      "{\"concept\":{\"field\":\"concepts.id\",\"value\":\"C0018799\",\"kb\":\"demo\"}}";

  public void testSurvivesTheLossOfItsMaster() throws Exception {
    Path bundle = compileSample();
    // Asked for together, so that none is given twice.
    List<Integer> ports = LoopbackPorts.free(6);
    List<NodeSpec> specs =
        NodeSpec.cluster("three", ports.subList(0, 3), ports.subList(3, 6), HEAP_MEGABYTES);
    List<ElasticsearchNode> cluster = new ArrayList<>();
    for (NodeSpec spec : specs) {
      NodeDirectory directory = directoryWithPlugin();
      putKnowledgeBase(bundle, directory, "demo");
      cluster.add(begin(directory, spec));
    }
    for (ElasticsearchNode node : cluster) {
      node.awaitReady(PATIENCE);
    }
    List<String> literature = Checkout.sampleLiterature();
    long found;
    ElasticsearchNode master;
    try (Rest rest = new Rest(cluster.getFirst().url())) {
      rest.get("/_cluster/health?wait_for_nodes=3&timeout=120s");
      configure(rest);
      rest.put(
          "/literature",
          """
          {"settings":{"number_of_shards":3,"auto_expand_replicas":"0-1",
            "index.unassigned.node_left.delayed_timeout":"0s"}}""");
      rest.get("/_cluster/health/literature?wait_for_status=green&timeout=120s");
      bulk(rest, "literature", literature);
      rest.post("/literature/_refresh", "");
      found = count(rest, "literature", BY_CONCEPT);
      assertTrue("found " + found, found > 10);
      master = master(rest, cluster);
    }
    master.kill();

    List<ElasticsearchNode> left = cluster.stream().filter(node -> node != master).toList();
    try (Rest rest = new Rest(left.getFirst().url())) {
      await("cluster of two", () -> greenWithTwo(rest));
      assertEquals(literature.size(), count(rest, "literature", "{\"match_all\":{}}"));
      assertEquals(found, count(rest, "literature", BY_CONCEPT));
    }
    try (Rest rest = new Rest(left.getLast().url())) {
      bulk(
          rest,
          "literature",
          List.of("{\"id\":\"new\",\"title\":\"Congestive heart failure after the loss\"}"));
      rest.post("/literature/_refresh", "");
      assertEquals(found + 1, count(rest, "literature", BY_CONCEPT));
      JsonNode base = rest.get("/_concept/kb").at("/knowledge_bases/0");
      assertEquals("ready", base.path("state").asText());
      assertEquals(2, base.path("nodes").size());
    }
  }

  private static ElasticsearchNode master(Rest rest, List<ElasticsearchNode> cluster)
      throws Exception {
    String name = rest.get("/_cat/master?format=json").at("/0/node").asText();
    return cluster.get(Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)));
  }

  private static String greenWithTwo(Rest rest) throws InterruptedException {
    try {
      JsonNode health = rest.get("/_cluster/health?timeout=5s&master_timeout=5s");
      boolean good =
          health.path("status").asText().equals("green")
              && health.path("number_of_nodes").asInt() == 2;
      return good ? "" : health.toString();
    } catch (IOException e) {
      // There is no master for a moment.
      return e.toString();
    }
  }
}

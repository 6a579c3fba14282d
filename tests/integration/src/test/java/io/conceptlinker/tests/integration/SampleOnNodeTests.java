package io.conceptlinker.tests.integration;

import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.NodeDirectory;
import io.conceptlinker.node.Rest;
import org.junit.AfterClass;
import org.junit.BeforeClass;

/**
 * Requests to one node with a small heap that has linked the sample's literature: none of them
 * leaves it changed.
 */
public class SampleOnNodeTests extends RealNodeTestCase {

  private static RunningNodes nodes;
  private static ElasticsearchNode node;
  private static Rest rest;

  @BeforeClass
  public static void linkTheSample() throws Exception {
    nodes = new RunningNodes();
    NodeDirectory directory = nodes.directoryWithPlugin();
    putKnowledgeBase(compileSample(), directory, "demo");
    node = nodes.start(directory, single());
    rest = new Rest(node.url());
    configure(rest);
    bulk(rest, "literature", Checkout.sampleLiterature());
    rest.post("/literature/_refresh", "");
  }

  @AfterClass
  public static void endTheNode() throws Exception {
    if (rest != null) {
      rest.close();
    }
    if (nodes != null) {
      nodes.close();
    }
    rest = null;
    node = null;
    nodes = null;
  }

  /** What the objects for Kibana ask a node for, and that it answers as the panels say. */
  public void testWhatKibanaAsksFor() throws Exception {
    new KibanaRequests(rest, Checkout.sampleLiterature().size()).check();
  }

  /** What concepts do for search, and that the page about it says so. */
  public void testSearchEffect() throws Exception {
    SearchEffect.check(node.url(), createTempDir());
  }

  public void testHostileRequests() throws Exception {
    new HostileRequests(rest, node).check(random());
  }
}

package io.conceptlinker.elasticsearch.kb;

import io.conceptlinker.ingest.installed.State;
import io.conceptlinker.ingest.kb.KnowledgeBaseStatus;
import io.conceptlinker.ingest.kb.KnowledgeBaseSummary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elasticsearch.cluster.ClusterName;
import org.elasticsearch.cluster.node.DiscoveryNode;
import org.elasticsearch.cluster.node.DiscoveryNodeRole;
import org.elasticsearch.cluster.node.DiscoveryNodeUtils;
import org.elasticsearch.common.Strings;
import org.elasticsearch.common.xcontent.XContentHelper;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.test.rest.ObjectPath;
import org.elasticsearch.xcontent.json.JsonXContent;

public class NodeKnowledgeBasesTests extends ESTestCase {
  private static final DiscoveryNode INGEST =
      DiscoveryNodeUtils.builder("a").roles(Set.of(DiscoveryNodeRole.INGEST_ROLE)).build();
  private static final DiscoveryNode OTHER_INGEST =
      DiscoveryNodeUtils.builder("b").roles(Set.of(DiscoveryNodeRole.INGEST_ROLE)).build();
  private static final DiscoveryNode MASTER =
      DiscoveryNodeUtils.builder("m").roles(Set.of(DiscoveryNodeRole.MASTER_ROLE)).build();

  private static KnowledgeBaseStatus ready(String name, String version, long openedAt) {
    KnowledgeBaseSummary summary =
        new KnowledgeBaseSummary(version, 3, 7, 6, List.of("obo:x.obo"), List.of("en"), 99);
    return new KnowledgeBaseStatus(
        name, State.READY, Optional.of(summary), 2, 1, openedAt, 4, Optional.empty());
  }

  private static KnowledgeBaseStatus failed(String name) {
    return new KnowledgeBaseStatus(
        name, State.FAILED, Optional.empty(), 0, 0, 0, 0, Optional.of("corrupt"));
  }

  private static ObjectPath json(String name, NodeKnowledgeBases... nodes) throws Exception {
    KnowledgeBasesResponse response =
        new KnowledgeBasesResponse(new ClusterName("c"), List.of(nodes), List.of(), name);
    return new ObjectPath(
        XContentHelper.convertToMap(JsonXContent.jsonXContent, Strings.toString(response), true));
  }

  public void testWire() throws Exception {
    NodeKnowledgeBases node =
        new NodeKnowledgeBases(INGEST, List.of(ready("demo", "v1", 5), failed("other")), List.of());
    NodeKnowledgeBases copy = copyWriteable(node, writableRegistry(), NodeKnowledgeBases::new);
    assertEquals(node.statuses(), copy.statuses());
    assertEquals(node.getNode(), copy.getNode());
  }

  public void testReadyWhenAllAgree() throws Exception {
    ObjectPath json =
        json(
            "",
            new NodeKnowledgeBases(INGEST, List.of(ready("demo", "v1", 5)), List.of()),
            new NodeKnowledgeBases(OTHER_INGEST, List.of(ready("demo", "v1", 6)), List.of()),
            new NodeKnowledgeBases(MASTER, List.of(), List.of()));
    assertEquals("ready", json.evaluate("knowledge_bases.0.state"));
    assertEquals("v1", json.evaluate("knowledge_bases.0.version"));
    assertEquals(Integer.valueOf(4), json.evaluate("knowledge_bases.0.leases"));
    assertEquals("config", json.evaluate("knowledge_bases.0.nodes.a.location"));
    assertEquals(Integer.valueOf(1), json.evaluate("knowledge_bases.0.nodes.a.retiring"));
  }

  public void testMixedVersions() throws Exception {
    ObjectPath json =
        json(
            "",
            new NodeKnowledgeBases(INGEST, List.of(ready("demo", "v2", 9)), List.of()),
            new NodeKnowledgeBases(OTHER_INGEST, List.of(ready("demo", "v1", 6)), List.of()));
    assertEquals("mixed", json.evaluate("knowledge_bases.0.state"));
    assertEquals("the newest", "v2", json.evaluate("knowledge_bases.0.version"));
  }

  public void testMixedWhenAnIngestNodeLacksIt() throws Exception {
    ObjectPath json =
        json(
            "",
            new NodeKnowledgeBases(INGEST, List.of(ready("demo", "v1", 9)), List.of()),
            new NodeKnowledgeBases(OTHER_INGEST, List.of(), List.of()));
    assertEquals("mixed", json.evaluate("knowledge_bases.0.state"));
  }

  public void testMixedWhenOneNodeCannotOpenIt() throws Exception {
    ObjectPath json =
        json(
            "demo",
            new NodeKnowledgeBases(INGEST, List.of(failed("demo")), List.of()),
            new NodeKnowledgeBases(OTHER_INGEST, List.of(ready("demo", "v1", 9)), List.of()));
    assertEquals("mixed", json.evaluate("knowledge_bases.0.state"));
    assertEquals("corrupt", json.evaluate("knowledge_bases.0.nodes.a.error"));
  }

  public void testFailedEverywhere() throws Exception {
    ObjectPath json = json("", new NodeKnowledgeBases(INGEST, List.of(failed("demo")), List.of()));
    assertEquals("failed", json.evaluate("knowledge_bases.0.state"));
    assertNull(json.evaluate("knowledge_bases.0.version"));
  }

  public void testNames() {
    NodeKnowledgeBases node =
        new NodeKnowledgeBases(INGEST, List.of(ready("demo", "v1", 5), failed("other")), List.of());
    assertEquals(Set.of("demo", "other"), names(node, ""));
    assertEquals(Set.of("demo"), names(node, "demo"));
    assertEquals(Set.of("other"), names(node, "o*,absent"));
    assertEquals(Set.of(), names(node, "absent"));
    assertTrue(response(node, "absent").isNotFound());
    assertFalse(response(node, "x*").isNotFound());
    assertFalse(response(node, "").isNotFound());
  }

  private static KnowledgeBasesResponse response(NodeKnowledgeBases node, String name) {
    return new KnowledgeBasesResponse(new ClusterName("c"), List.of(node), List.of(), name);
  }

  private static Set<String> names(NodeKnowledgeBases node, String name) {
    return response(node, name).byName().keySet();
  }
}

package io.conceptlinker.elasticsearch.kb;

import io.conceptlinker.ingest.installed.State;
import io.conceptlinker.ingest.kb.KnowledgeBaseStatus;
import io.conceptlinker.ingest.kb.KnowledgeBaseSummary;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elasticsearch.action.FailedNodeException;
import org.elasticsearch.action.support.TransportAction;
import org.elasticsearch.action.support.nodes.BaseNodesResponse;
import org.elasticsearch.cluster.ClusterName;
import org.elasticsearch.cluster.node.DiscoveryNode;
import org.elasticsearch.common.Strings;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.xcontent.ToXContentFragment;
import org.elasticsearch.xcontent.XContentBuilder;

/**
 * The knowledge bases of the cluster, and its models where no name was asked for. A knowledge base
 * is {@code ready} when every node that has it, and every ingest node, can link with the same
 * version; it is {@code mixed} when some can and others cannot or have another version.
 */
public final class KnowledgeBasesResponse extends BaseNodesResponse<NodeKnowledgeBases>
    implements ToXContentFragment {
  private static final String MIXED = "mixed";

  private final String name;

  KnowledgeBasesResponse(
      ClusterName clusterName,
      List<NodeKnowledgeBases> nodes,
      List<FailedNodeException> failures,
      String name) {
    super(clusterName, nodes, failures);
    this.name = name;
  }

  @Override
  protected List<NodeKnowledgeBases> readNodesFrom(StreamInput in) {
    return TransportAction.localOnly();
  }

  @Override
  protected void writeNodesTo(StreamOutput out, List<NodeKnowledgeBases> nodes) {
    TransportAction.localOnly();
  }

  /** The status on each node, by the name of the knowledge base, of those that were asked for. */
  Map<String, Map<DiscoveryNode, KnowledgeBaseStatus>> byName() {
    Map<String, Map<DiscoveryNode, KnowledgeBaseStatus>> byName = new TreeMap<>();
    String[] patterns = Strings.splitStringByCommaToArray(name);
    for (NodeKnowledgeBases node : getNodes()) {
      for (KnowledgeBaseStatus status : node.statuses()) {
        if (patterns.length == 0 || Regex.simpleMatch(patterns, status.name())) {
          byName
              .computeIfAbsent(status.name(), n -> new LinkedHashMap<>())
              .put(node.getNode(), status);
        }
      }
    }
    return byName;
  }

  /** Whether a name was asked for that no node knows. */
  boolean isNotFound() {
    return !name.isEmpty() && !Regex.isSimpleMatchPattern(name) && byName().isEmpty();
  }

  @Override
  public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
    builder.startArray("knowledge_bases");
    for (Map.Entry<String, Map<DiscoveryNode, KnowledgeBaseStatus>> entry : byName().entrySet()) {
      builder.startObject().field("name", entry.getKey());
      write(builder, entry.getValue());
      builder.endObject();
    }
    builder.endArray();
    if (name.isEmpty()) {
      ModelList.write(builder, getNodes());
    }
    return builder;
  }

  private void write(XContentBuilder builder, Map<DiscoveryNode, KnowledgeBaseStatus> byNode)
      throws IOException {
    builder.field("state", state(byNode));
    Optional<KnowledgeBaseSummary> summary = newest(byNode.values());
    if (summary.isPresent()) {
      builder.field("version", summary.get().version());
      builder.field("concepts", summary.get().concepts());
      builder.field("names", summary.get().names());
      builder.field("phrases", summary.get().phrases());
      builder.field("sources", summary.get().sources());
      builder.field("languages", summary.get().languages());
    }
    builder.field("leases", byNode.values().stream().mapToInt(KnowledgeBaseStatus::leases).sum());
    builder.startObject("nodes");
    for (Map.Entry<DiscoveryNode, KnowledgeBaseStatus> node : byNode.entrySet()) {
      writeNode(builder, node.getKey(), node.getValue());
    }
    builder.endObject();
  }

  private String state(Map<DiscoveryNode, KnowledgeBaseStatus> byNode) {
    List<State> states =
        byNode.values().stream().map(KnowledgeBaseStatus::state).distinct().toList();
    long versions =
        byNode.values().stream()
            .flatMap(status -> status.summary().stream())
            .map(KnowledgeBaseSummary::version)
            .distinct()
            .count();
    boolean absent =
        getNodes().stream()
            .map(NodeKnowledgeBases::getNode)
            .anyMatch(node -> node.isIngestNode() && !byNode.containsKey(node));
    boolean same = states.size() == 1 && versions <= 1 && !absent;
    return same || versions == 0 ? states.getFirst().label() : MIXED;
  }

  private static Optional<KnowledgeBaseSummary> newest(Collection<KnowledgeBaseStatus> statuses) {
    return statuses.stream()
        .filter(status -> status.summary().isPresent())
        .max((a, b) -> Long.compare(a.openedAtMillis(), b.openedAtMillis()))
        .flatMap(KnowledgeBaseStatus::summary);
  }

  private static void writeNode(
      XContentBuilder builder, DiscoveryNode node, KnowledgeBaseStatus status) throws IOException {
    builder.startObject(node.getId());
    builder.field("name", node.getName());
    builder.field("state", status.state().label());
    if (status.summary().isPresent()) {
      builder.field("version", status.summary().get().version());
      builder.field("heap_bytes", status.summary().get().heapBytes());
      builder.field("opened_at_millis", status.openedAtMillis());
    }
    builder.field("location", "config");
    builder.field("leases", status.leases());
    builder.field("retiring", status.retiring());
    builder.field("swaps", status.swaps());
    if (status.error().isPresent()) {
      builder.field("error", status.error().get());
    }
    builder.endObject();
  }
}

package io.conceptlinker.elasticsearch.kb;

import io.conceptlinker.ingest.installed.State;
import io.conceptlinker.ingest.lm.ModelStatus;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elasticsearch.cluster.node.DiscoveryNode;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.xcontent.XContentBuilder;

/** The language models of the cluster, beside its knowledge bases. */
final class ModelList {
  private ModelList() {}

  static ModelStatus read(StreamInput in) throws IOException {
    return new ModelStatus(
        in.readString(),
        in.readEnum(State.class),
        Optional.ofNullable(in.readOptionalString()),
        in.readVInt(),
        in.readVInt(),
        in.readVLong(),
        in.readVLong(),
        Optional.ofNullable(in.readOptionalString()));
  }

  static void write(StreamOutput out, ModelStatus status) throws IOException {
    out.writeString(status.name());
    out.writeEnum(status.state());
    out.writeOptionalString(status.version().orElse(null));
    out.writeVInt(status.leases());
    out.writeVInt(status.retiring());
    out.writeVLong(status.openedAtMillis());
    out.writeVLong(status.swaps());
    out.writeOptionalString(status.error().orElse(null));
  }

  /** The array {@code models}: each with its state on every node that has it. */
  static void write(XContentBuilder builder, List<NodeKnowledgeBases> nodes) throws IOException {
    Map<String, Map<DiscoveryNode, ModelStatus>> byName = new TreeMap<>();
    for (NodeKnowledgeBases node : nodes) {
      for (ModelStatus status : node.models()) {
        byName
            .computeIfAbsent(status.name(), name -> new LinkedHashMap<>())
            .put(node.getNode(), status);
      }
    }
    builder.startArray("models");
    for (Map.Entry<String, Map<DiscoveryNode, ModelStatus>> model : byName.entrySet()) {
      builder.startObject().field("name", model.getKey()).startObject("nodes");
      for (Map.Entry<DiscoveryNode, ModelStatus> node : model.getValue().entrySet()) {
        write(builder, node.getKey(), node.getValue());
      }
      builder.endObject().endObject();
    }
    builder.endArray();
  }

  private static void write(XContentBuilder builder, DiscoveryNode node, ModelStatus status)
      throws IOException {
    builder.startObject(node.getId());
    builder.field("name", node.getName());
    builder.field("state", status.state().label());
    if (status.version().isPresent()) {
      builder.field("version", status.version().get());
      builder.field("opened_at_millis", status.openedAtMillis());
    }
    builder.field("leases", status.leases());
    builder.field("retiring", status.retiring());
    builder.field("swaps", status.swaps());
    if (status.error().isPresent()) {
      builder.field("error", status.error().get());
    }
    builder.endObject();
  }
}

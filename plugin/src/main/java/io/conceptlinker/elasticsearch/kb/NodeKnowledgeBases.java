package io.conceptlinker.elasticsearch.kb;

import io.conceptlinker.ingest.installed.State;
import io.conceptlinker.ingest.kb.KnowledgeBaseStatus;
import io.conceptlinker.ingest.kb.KnowledgeBaseSummary;
import io.conceptlinker.ingest.lm.ModelStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.elasticsearch.action.support.nodes.BaseNodeResponse;
import org.elasticsearch.cluster.node.DiscoveryNode;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;

/** The knowledge bases and models of one node. */
public final class NodeKnowledgeBases extends BaseNodeResponse {
  private final List<KnowledgeBaseStatus> statuses;
  private final List<ModelStatus> models;

  public NodeKnowledgeBases(
      DiscoveryNode node, List<KnowledgeBaseStatus> statuses, List<ModelStatus> models) {
    super(node);
    this.statuses = statuses;
    this.models = models;
  }

  NodeKnowledgeBases(StreamInput in) throws IOException {
    super(in);
    statuses = in.readCollectionAsImmutableList(NodeKnowledgeBases::readStatus);
    models = in.readCollectionAsImmutableList(ModelList::read);
  }

  @Override
  public void writeTo(StreamOutput out) throws IOException {
    super.writeTo(out);
    out.writeCollection(statuses, NodeKnowledgeBases::writeStatus);
    out.writeCollection(models, ModelList::write);
  }

  public List<KnowledgeBaseStatus> statuses() {
    return statuses;
  }

  public List<ModelStatus> models() {
    return models;
  }

  private static KnowledgeBaseStatus readStatus(StreamInput in) throws IOException {
    return new KnowledgeBaseStatus(
        in.readString(),
        in.readEnum(State.class),
        in.readBoolean() ? Optional.of(readSummary(in)) : Optional.empty(),
        in.readVInt(),
        in.readVInt(),
        in.readVLong(),
        in.readVLong(),
        Optional.ofNullable(in.readOptionalString()));
  }

  private static void writeStatus(StreamOutput out, KnowledgeBaseStatus status) throws IOException {
    out.writeString(status.name());
    out.writeEnum(status.state());
    out.writeBoolean(status.summary().isPresent());
    if (status.summary().isPresent()) {
      writeSummary(out, status.summary().get());
    }
    out.writeVInt(status.leases());
    out.writeVInt(status.retiring());
    out.writeVLong(status.openedAtMillis());
    out.writeVLong(status.swaps());
    out.writeOptionalString(status.error().orElse(null));
  }

  private static KnowledgeBaseSummary readSummary(StreamInput in) throws IOException {
    return new KnowledgeBaseSummary(
        in.readString(),
        in.readVLong(),
        in.readVLong(),
        in.readVLong(),
        in.readStringCollectionAsImmutableList(),
        in.readStringCollectionAsImmutableList(),
        in.readVLong());
  }

  private static void writeSummary(StreamOutput out, KnowledgeBaseSummary summary)
      throws IOException {
    out.writeString(summary.version());
    out.writeVLong(summary.concepts());
    out.writeVLong(summary.names());
    out.writeVLong(summary.phrases());
    out.writeStringCollection(summary.sources());
    out.writeStringCollection(summary.languages());
    out.writeVLong(summary.heapBytes());
  }
}

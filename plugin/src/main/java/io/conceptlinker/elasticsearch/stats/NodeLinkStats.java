package io.conceptlinker.elasticsearch.stats;

import io.conceptlinker.ingest.LinkCounts;
import io.conceptlinker.ingest.LinkingService;
import io.conceptlinker.ingest.kb.KnowledgeBaseCounts;
import java.io.IOException;
import org.elasticsearch.action.support.nodes.BaseNodeResponse;
import org.elasticsearch.cluster.node.DiscoveryNode;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.xcontent.ToXContentFragment;
import org.elasticsearch.xcontent.XContentBuilder;

/** What one node did since it started. */
public final class NodeLinkStats extends BaseNodeResponse implements ToXContentFragment {
  private final LinkCounts counts;
  private final int queueDepth;
  private final int queueCapacity;
  private final KnowledgeBaseCounts kb;

  NodeLinkStats(
      DiscoveryNode node,
      LinkCounts counts,
      int queueDepth,
      int queueCapacity,
      KnowledgeBaseCounts kb) {
    super(node);
    this.counts = counts;
    this.queueDepth = queueDepth;
    this.queueCapacity = queueCapacity;
    this.kb = kb;
  }

  static NodeLinkStats of(DiscoveryNode node, LinkingService service) {
    return new NodeLinkStats(
        node,
        service.metrics().counts(),
        service.batcher().queueDepth(),
        service.batcher().queueCapacity(),
        service.knowledgeBases().counts());
  }

  NodeLinkStats(StreamInput in) throws IOException {
    super(in);
    counts =
        new LinkCounts(
            in.readVLong(),
            in.readVLong(),
            in.readVLong(),
            in.readVLong(),
            in.readVLong(),
            in.readVLong(),
            in.readVLong(),
            in.readVLong(),
            in.readVLong(),
            in.readVLong(),
            in.readVLong(),
            in.readVLong(),
            in.readVLong(),
            in.readVLong());
    queueDepth = in.readVInt();
    queueCapacity = in.readVInt();
    kb = new KnowledgeBaseCounts(in.readVLong(), in.readVLong(), in.readVLong(), in.readVLong());
  }

  @Override
  public void writeTo(StreamOutput out) throws IOException {
    super.writeTo(out);
    out.writeVLong(counts.documents());
    out.writeVLong(counts.mentions());
    out.writeVLong(counts.batches());
    out.writeVLong(counts.batchedDocuments());
    out.writeVLong(counts.chars());
    out.writeVLong(counts.linkMillis());
    out.writeVLong(counts.latencyMillis());
    out.writeVLong(counts.latencyP50Millis());
    out.writeVLong(counts.latencyP99Millis());
    out.writeVLong(counts.skipped());
    out.writeVLong(counts.rejected());
    out.writeVLong(counts.timeouts());
    out.writeVLong(counts.kbUnavailable());
    out.writeVLong(counts.failed());
    out.writeVInt(queueDepth);
    out.writeVInt(queueCapacity);
    out.writeVLong(kb.opens());
    out.writeVLong(kb.failedOpens());
    out.writeVLong(kb.swaps());
    out.writeVLong(kb.open());
  }

  @Override
  public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
    builder.field("name", getNode().getName());
    builder.startObject("ingest");
    builder.field("documents", counts.documents());
    builder.field("mentions", counts.mentions());
    builder.field("characters", counts.chars());
    builder.field("batches", counts.batches());
    builder.field("mean_batch_size", mean(counts.batchedDocuments(), counts.batches()));
    builder.field("link_time_in_millis", counts.linkMillis());
    builder.field("skipped", counts.skipped());
    builder.field("rejected", counts.rejected());
    builder.field("timeouts", counts.timeouts());
    builder.field("kb_unavailable", counts.kbUnavailable());
    builder.field("failed", counts.failed());
    builder.startObject("queue");
    builder.field("depth", queueDepth);
    builder.field("capacity", queueCapacity);
    builder.endObject();
    builder.startObject("latency");
    builder.field("mean_millis", mean(counts.latencyMillis(), counts.documents()));
    builder.field("p50_millis", counts.latencyP50Millis());
    builder.field("p99_millis", counts.latencyP99Millis());
    builder.endObject();
    builder.endObject();
    builder.startObject("kb");
    builder.field("opens", kb.opens());
    builder.field("failed_opens", kb.failedOpens());
    builder.field("swaps", kb.swaps());
    builder.field("open", kb.open());
    return builder.endObject();
  }

  private static double mean(long sum, long count) {
    return count == 0 ? 0 : Math.round(100.0 * sum / count) / 100.0;
  }
}

package io.conceptlinker.elasticsearch.stats;

import io.conceptlinker.ingest.LinkCounts;
import io.conceptlinker.ingest.LinkingService;
import io.conceptlinker.ingest.installed.Counts;
import io.conceptlinker.link.lm.cache.AnswerCounts;
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
  private final Counts kb;
  private final Counts models;
  private final AnswerCounts cache;

  NodeLinkStats(
      DiscoveryNode node,
      LinkCounts counts,
      int queueDepth,
      int queueCapacity,
      Counts kb,
      Counts models,
      AnswerCounts cache) {
    super(node);
    this.counts = counts;
    this.queueDepth = queueDepth;
    this.queueCapacity = queueCapacity;
    this.kb = kb;
    this.models = models;
    this.cache = cache;
  }

  static NodeLinkStats of(DiscoveryNode node, LinkingService service, AnswerCounts cache) {
    return new NodeLinkStats(
        node,
        service.metrics().counts(),
        service.queueDepth(),
        service.queueCapacity(),
        service.knowledgeBases().counts(),
        service.models().counts(),
        cache);
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
            in.readVLong(),
            in.readVLong());
    queueDepth = in.readVInt();
    queueCapacity = in.readVInt();
    kb = readCounts(in);
    models = readCounts(in);
    cache = new AnswerCounts(in.readVLong(), in.readVLong(), in.readVLong(), in.readVLong());
  }

  private static Counts readCounts(StreamInput in) throws IOException {
    return new Counts(in.readVLong(), in.readVLong(), in.readVLong(), in.readVLong());
  }

  private static void writeCounts(StreamOutput out, Counts counts) throws IOException {
    out.writeVLong(counts.opens());
    out.writeVLong(counts.failedOpens());
    out.writeVLong(counts.swaps());
    out.writeVLong(counts.open());
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
    out.writeVLong(counts.degraded());
    out.writeVInt(queueDepth);
    out.writeVInt(queueCapacity);
    writeCounts(out, kb);
    writeCounts(out, models);
    out.writeVLong(cache.hits());
    out.writeVLong(cache.misses());
    out.writeVLong(cache.answers());
    out.writeVLong(cache.bytes());
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
    builder.field("degraded", counts.degraded());
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
    write(builder, "kb", kb);
    write(builder, "models", models);
    builder.startObject("cache");
    builder.field("hits", cache.hits());
    builder.field("misses", cache.misses());
    builder.field("answers", cache.answers());
    builder.field("size_in_bytes", cache.bytes());
    builder.endObject();
    return builder;
  }

  private static void write(XContentBuilder builder, String name, Counts counts)
      throws IOException {
    builder.startObject(name);
    builder.field("opens", counts.opens());
    builder.field("failed_opens", counts.failedOpens());
    builder.field("swaps", counts.swaps());
    builder.field("open", counts.open());
    builder.endObject();
  }

  private static double mean(long sum, long count) {
    return count == 0 ? 0 : Math.round(100.0 * sum / count) / 100.0;
  }
}

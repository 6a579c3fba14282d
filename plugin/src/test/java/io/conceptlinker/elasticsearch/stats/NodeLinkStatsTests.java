package io.conceptlinker.elasticsearch.stats;

import io.conceptlinker.ingest.LinkCounts;
import io.conceptlinker.ingest.installed.Counts;
import io.conceptlinker.link.lm.cache.AnswerCounts;
import java.util.List;
import org.elasticsearch.cluster.ClusterName;
import org.elasticsearch.cluster.node.DiscoveryNodeUtils;
import org.elasticsearch.common.Strings;
import org.elasticsearch.test.ESTestCase;

public class NodeLinkStatsTests extends ESTestCase {

  /** Every figure differs, so that none can take another's place on the wire or in the answer. */
  public void testWireAndAnswer() throws Exception {
    NodeLinkStats stats =
        new NodeLinkStats(
            DiscoveryNodeUtils.builder("id").name("node").build(),
            new LinkCounts(20, 31, 4, 22, 5000, 60, 700, 8, 9, 10, 11, 12, 13, 14, 23),
            15,
            16,
            new Counts(17, 18, 19, 21),
            new Counts(24, 25, 26, 27),
            new AnswerCounts(28, 29, 30, 32));
    NodeLinkStats copy = copyWriteable(stats, writableRegistry(), NodeLinkStats::new);
    LinkStatsResponse response =
        new LinkStatsResponse(new ClusterName("c"), List.of(copy), List.of());
    assertEquals(
        "{\"nodes\":{\"id\":{\"name\":\"node\",\"ingest\":{\"documents\":20,\"mentions\":31,"
            + "\"characters\":5000,\"batches\":4,\"mean_batch_size\":5.5,"
            + "\"link_time_in_millis\":60,\"skipped\":10,\"rejected\":11,\"timeouts\":12,"
            + "\"kb_unavailable\":13,\"failed\":14,\"degraded\":23,\"queue\":{\"depth\":15,\"capacity\":16},"
            + "\"latency\":{\"mean_millis\":35.0,\"p50_millis\":8,\"p99_millis\":9}},"
            + "\"kb\":{\"opens\":17,\"failed_opens\":18,\"swaps\":19,\"open\":21},"
            + "\"models\":{\"opens\":24,\"failed_opens\":25,\"swaps\":26,\"open\":27},"
            + "\"cache\":{\"hits\":28,\"misses\":29,\"answers\":30,\"size_in_bytes\":32}}}}",
        Strings.toString(response));
  }
}

package io.conceptlinker.elasticsearch;

import static org.elasticsearch.ingest.IngestPipelineTestUtils.putJsonPipelineRequest;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.conceptlinker.elasticsearch.stats.LinkStatsRequest;
import io.conceptlinker.elasticsearch.stats.TransportLinkStatsAction;
import io.conceptlinker.ingest.LinkingService;
import java.util.List;
import java.util.Map;
import org.elasticsearch.ExceptionsHelper;
import org.elasticsearch.action.bulk.BulkRequest;
import org.elasticsearch.action.bulk.BulkResponse;
import org.elasticsearch.action.index.IndexRequest;
import org.elasticsearch.action.ingest.PutPipelineTransportAction;
import org.elasticsearch.action.ingest.SimulateDocumentBaseResult;
import org.elasticsearch.action.ingest.SimulatePipelineRequest;
import org.elasticsearch.action.ingest.SimulatePipelineResponse;
import org.elasticsearch.common.Strings;
import org.elasticsearch.common.bytes.BytesArray;
import org.elasticsearch.common.bytes.ReleasableBytesReference;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.xcontent.XContentType;

/** The processor in a node. */
public class ConceptLinkerNodeTests extends ConceptLinkerNodeTestCase {
  public void testBulkIsLinkedInBatches() throws Exception {
    install("demo", "v1");
    createLiterature();
    putPipeline("\"kb\":\"demo\"");
    String[] texts = new String[QUEUE];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = i % 2 == 0 ? "flu" : "no aspirin";
    }
    BulkResponse response = bulk(texts);
    assertFalse(response.buildFailureMessage(), response.hasFailures());
    assertEquals(List.of("D1"), concepts("0").get("id"));
    assertEquals(List.of("D4"), concepts("1").get("negated_id"));
    assertEquals("v1", concepts("0").get("kb_version"));
    String stats =
        Strings.toString(
            client().execute(TransportLinkStatsAction.TYPE, new LinkStatsRequest()).actionGet());
    assertThat(stats, containsString("\"documents\":" + QUEUE));
    // One queue for the node's own linkers, one for those of link servers.
    assertThat(stats, containsString("\"depth\":0,\"capacity\":" + 2 * QUEUE));
  }

  public void testPipelineBeforeItsKnowledgeBase() throws Exception {
    createLiterature();
    putPipeline("\"kb\":\"later\"");
    assertFalse(bulk("flu").hasFailures());
    assertEquals("kb_unavailable", concepts("0").get("status"));
    install("later", "v1");
    assertFalse(bulk("flu").hasFailures());
    assertEquals("recovers alone", "linked", concepts("0").get("status"));
    assertFalse(source("0").containsKey("tags"));
  }

  public void testSimulate() throws Exception {
    install("demo", "v1");
    putPipeline("\"kb\":\"demo\",\"mentions\":true");
    String request = "{\"docs\":[{\"_source\":{\"text\":\"possible flu\"}}]}";
    SimulatePipelineRequest simulate =
        new SimulatePipelineRequest(
            ReleasableBytesReference.wrap(new BytesArray(request)), XContentType.JSON);
    simulate.setId("p");
    SimulatePipelineResponse response =
        client().admin().cluster().simulatePipeline(simulate).actionGet();
    var result = (SimulateDocumentBaseResult) response.getResults().getFirst();
    assertEquals(
        "uncertain",
        result.getIngestDocument().getFieldValue("concepts.mentions.0.assertion", String.class));
    assertEquals(
        List.of("D1"), result.getIngestDocument().getFieldValue("concepts.id", List.class));
  }

  public void testUnknownOptionFailsThePipeline() {
    var request =
        putJsonPipelineRequest(
            "p",
            """
            {"processors":[{"concept_link":{"field":"a","kb":"demo","minimum_score":0.5}}]}""");
    Exception e =
        expectThrows(
            Exception.class,
            () -> client().execute(PutPipelineTransportAction.TYPE, request).actionGet());
    assertEquals(RestStatus.BAD_REQUEST, ExceptionsHelper.status(e));
    assertThat(
        ExceptionsHelper.stackTrace(e),
        allOf(containsString("[minimum_score]"), containsString("min_score")));
  }

  public void testFailureProcessorsSeeTheError() throws Exception {
    install("demo", "v1");
    createLiterature();
    putJsonPipeline(
        "p",
        """
        {"processors":[{"concept_link":{"field":"absent","kb":"demo","tag":"first",
          "on_failure":[{"concept_link":{"field":"text","kb":"demo"}}]}}]}""");
    assertFalse(bulk("flu").hasFailures());
    assertEquals(List.of("D1"), concepts("0").get("id"));
  }

  public void testUnchangedDocumentIsSkippedWhenItIsIndexedAgain() throws Exception {
    install("demo", "v1");
    createLiterature();
    putPipeline("\"kb\":\"demo\"");
    assertFalse(bulk("flu").hasFailures());
    Map<String, Object> source = source("0");
    client().index(new IndexRequest("lit").id("0").source(source).setPipeline("p")).actionGet();
    assertEquals(source, source("0"));
    assertEquals(1, getInstanceFromNode(LinkingService.class).metrics().counts().skipped());
  }

  public void testDocumentTextIsNotInErrors() {
    createLiterature();
    putPipeline("\"kb\":\"demo\"");
    BulkResponse response =
        client()
            .bulk(
                new BulkRequest()
                    .add(
                        new IndexRequest("lit")
                            .source(Map.of("text", Map.of("secret", "patient")))
                            .setPipeline("p")))
            .actionGet();
    assertTrue(response.hasFailures());
    String message = response.buildFailureMessage();
    assertThat(message, allOf(containsString("[text]"), not(containsString("patient"))));
  }
}

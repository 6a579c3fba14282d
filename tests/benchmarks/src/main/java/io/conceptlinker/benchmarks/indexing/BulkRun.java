package io.conceptlinker.benchmarks.indexing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Indexes documents into a new index in bulk requests, several at a time. What the node turns away
 * with 429 is sent again. Confined to one thread, for one index.
 */
final class BulkRun {
  private static final String INDEX = "literature-benchmark";
  private static final int DOCUMENTS = 250;
  private static final int IN_FLIGHT = 4;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final long PAUSE_MILLIS = 50;

  private record Bulk(List<String> documents, CompletableFuture<JsonNode> answer) {}

  private final Rest rest;
  private final String path;
  private final Deque<Bulk> inFlight = new ArrayDeque<>();
  private final Deque<String> waiting = new ArrayDeque<>();
  private long retried;

  private BulkRun(Rest rest, String pipeline) {
    this.rest = rest;
    this.path = "/" + INDEX + "/_bulk?pipeline=" + pipeline;
  }

  /**
   * What a run has measured.
   *
   * @param seconds from the first request to the last answer
   * @param retried how many documents were turned away and sent again
   */
  record Result(double seconds, long retried) {}

  /** Indexes documents, which are JSON; {@code _none} is no pipeline. */
  static Result index(Rest rest, String pipeline, List<String> documents)
      throws IOException, InterruptedException {
    rest.delete("/" + INDEX);
    rest.put("/" + INDEX, "{}");
    BulkRun run = new BulkRun(rest, pipeline);
    run.waiting.addAll(documents);
    long began = System.nanoTime();
    while (!run.waiting.isEmpty() || !run.inFlight.isEmpty()) {
      while (!run.waiting.isEmpty() && run.inFlight.size() < IN_FLIGHT) {
        run.send();
      }
      run.take();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    rest.post("/" + INDEX + "/_refresh", "");
    long count = rest.get("/" + INDEX + "/_count").path("count").asLong();
    if (count != documents.size()) {
      throw new IOException("documents [" + documents.size() + "]: expected all, found " + count);
    }
    return new Result(seconds, run.retried);
  }

  /** Merges what the last run has indexed into one segment, and returns its size. */
  static long storeBytes(Rest rest) throws IOException, InterruptedException {
    rest.post("/" + INDEX + "/_forcemerge?max_num_segments=1", "");
    rest.post("/" + INDEX + "/_flush", "");
    JsonNode stats = rest.get("/" + INDEX + "/_stats/store");
    return stats.at("/_all/primaries/store/size_in_bytes").asLong();
  }

  /** What the last run has indexed, concepts included; at most 10,000 documents. */
  static List<String> stored(Rest rest) throws IOException, InterruptedException {
    List<String> documents = new ArrayList<>();
    for (JsonNode hit : rest.get("/" + INDEX + "/_search?size=10000").at("/hits/hits")) {
      documents.add(hit.path("_source").toString());
    }
    return documents;
  }

  /** Returns how many documents of the last run have concepts. */
  static long linked(Rest rest) throws IOException, InterruptedException {
    String query = "{\"query\":{\"exists\":{\"field\":\"concepts.id\"}}}";
    return rest.post("/" + INDEX + "/_count", query).path("count").asLong();
  }

  private void send() {
    List<String> documents = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    ObjectNode action = JsonNodeFactory.instance.objectNode();
    action.putObject("index");
    while (!waiting.isEmpty() && documents.size() < DOCUMENTS) {
      String document = waiting.remove();
      documents.add(document);
      lines.append(action).append('\n').append(document).append('\n');
    }
    inFlight.add(new Bulk(documents, rest.bulk(path, lines.toString())));
  }

  /** Takes the oldest answer. */
  private void take() throws IOException, InterruptedException {
    Bulk bulk = inFlight.remove();
    JsonNode items;
    try {
      items = bulk.answer().get().path("items");
    } catch (ExecutionException e) {
      throw new IOException("bulk request: expected an answer, found " + e.getCause(), e);
    }
    boolean rejected = false;
    for (int i = 0; i < bulk.documents().size(); i++) {
      int status = items.path(i).path("index").path("status").asInt();
      if (status == TOO_MANY_REQUESTS) {
        rejected = true;
        retried++;
        waiting.add(bulk.documents().get(i));
      } else if (status != 201) {
        throw new IOException("bulk item " + i + ": expected status 201, found " + status);
      }
    }
    if (rejected) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}

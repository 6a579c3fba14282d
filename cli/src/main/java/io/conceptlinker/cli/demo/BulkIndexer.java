package io.conceptlinker.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Sends documents in bulk requests, two at a time. Documents that the node turns away because its
 * queue is full are sent again. Confined to one thread.
 */
final class BulkIndexer {

  private static final int DOCUMENTS = 500;
  private static final int CHARS = 2_000_000;
  private static final int IN_FLIGHT = 2;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final long PAUSE_MILLIS = 200;
  private static final int ATTEMPTS = 50;

  private record Bulk(List<Item> items, CompletableFuture<JsonNode> answer) {}

  private record Item(String lines, int attempt) {}

  private final Rest rest;
  private final String path;
  private final Deque<Bulk> inFlight = new ArrayDeque<>();
  private final Map<String, Long> failures = new TreeMap<>();
  private List<Item> waiting = new ArrayList<>();
  private int chars;
  private long indexed;

  /** Sends to an index through a pipeline. */
  BulkIndexer(Rest rest, String index, String pipeline) {
    this.rest = rest;
    this.path = "/" + index + "/_bulk?pipeline=" + pipeline;
  }

  /** Adds a document; waits where the node is behind. */
  void add(String id, ObjectNode document) throws IOException, InterruptedException {
    ObjectNode action = JsonNodeFactory.instance.objectNode();
    action.putObject("index").put("_id", id);
    add(new Item(action + "\n" + document + "\n", 1));
  }

  /** Sends what is left and waits for all answers. */
  void finish() throws IOException, InterruptedException {
    while (!waiting.isEmpty() || !inFlight.isEmpty()) {
      send();
      take();
    }
  }

  /** Documents that the node acknowledged. */
  long indexed() {
    return indexed;
  }

  /** Documents that failed, by type of error. */
  Map<String, Long> failures() {
    return failures;
  }

  private void add(Item item) throws IOException, InterruptedException {
    waiting.add(item);
    chars += item.lines().length();
    if (waiting.size() >= DOCUMENTS || chars >= CHARS) {
      send();
      while (inFlight.size() >= IN_FLIGHT) {
        take();
      }
    }
  }

  private void send() {
    if (waiting.isEmpty()) {
      return;
    }
    StringBuilder lines = new StringBuilder(chars);
    waiting.forEach(item -> lines.append(item.lines()));
    inFlight.add(new Bulk(waiting, rest.bulk(path, lines.toString())));
    waiting = new ArrayList<>();
    chars = 0;
  }

  /** Takes the oldest answer. */
  private void take() throws IOException, InterruptedException {
    Bulk bulk = inFlight.remove();
    JsonNode items = answer(bulk).path("items");
    boolean rejected = false;
    for (int i = 0; i < bulk.items().size(); i++) {
      Item item = bulk.items().get(i);
      JsonNode result = items.path(i).path("index");
      int status = result.path("status").asInt();
      if (status == TOO_MANY_REQUESTS && item.attempt() < ATTEMPTS) {
        rejected = true;
        waiting.add(new Item(item.lines(), item.attempt() + 1));
        chars += item.lines().length();
      } else if (status >= 300 || status == 0) {
        // The reason is left out: it may quote the document.
        failures.merge(result.path("error").path("type").asText("no answer"), 1L, Long::sum);
      } else {
        indexed++;
      }
    }
    if (rejected) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static JsonNode answer(Bulk bulk) throws IOException, InterruptedException {
    try {
      return bulk.answer().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException unchecked) {
        throw unchecked.getCause();
      }
      throw new IOException("bulk request: " + e.getCause(), e);
    }
  }
}

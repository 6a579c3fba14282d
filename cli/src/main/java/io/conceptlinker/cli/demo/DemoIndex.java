package io.conceptlinker.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Fills the index {@code literature}, telling the terminal about it. */
final class DemoIndex {

  static final String NAME = "literature";

  private static final String PIPELINE = "concept-link";
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final long POLL_MILLIS = 100;

  private final Terminal terminal;
  private final Rest rest;

  DemoIndex(Terminal terminal, Rest rest) {
    this.terminal = terminal;
    this.rest = rest;
  }

  /** Installs templates and the pipeline, which links with the given knowledge base. */
  void install(Path config, String kb) throws IOException, InterruptedException {
    try (Step step = terminal.step("Templates and pipeline")) {
      List<String> names = IndexSetup.install(rest, config, kb);
      step.done(String.join(", ", names));
    }
  }

  /** Waits until the node links with the knowledge base. */
  void awaitKnowledgeBase(String kb) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      JsonNode found = MissingNode.getInstance();
      for (JsonNode candidate : rest.get("/_concept/kb").path("knowledge_bases")) {
        if (candidate.path("name").asText().equals(kb)) {
          found = candidate;
        }
      }
      String state = found.path("state").asText("missing");
      if (state.equals("ready")) {
        return;
      }
      if (state.equals("failed") || System.nanoTime() > deadline) {
        throw new IOException(
            "knowledge base ["
                + kb
                + "]: expected the node to be ready to use it, found it "
                + state
                + " "
                + String.join(" ", found.findValuesAsText("error")));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** Indexes documents through the pipeline, replacing those of an earlier run. */
  void fill(Path documents) throws IOException, InterruptedException {
    rest.delete("/" + NAME);
    try (Step step = terminal.step("Indexing");
        Documents reader = Documents.open(documents)) {
      long before = mentions();
      long began = System.nanoTime();
      BulkIndexer bulk = new BulkIndexer(rest, NAME, PIPELINE);
      for (Optional<DemoDocument> next = reader.next(); next.isPresent(); next = reader.next()) {
        bulk.add(next.get().id(), next.get().body());
        step.progress(Numbers.of(bulk.indexed(), "document"));
      }
      bulk.finish();
      double seconds = (System.nanoTime() - began) / 1e9;
      rest.post("/" + NAME + "/_refresh", "");
      if (!bulk.failures().isEmpty()) {
        throw new IOException("documents that were not indexed, by error: " + bulk.failures());
      }
      if (bulk.indexed() == 0) {
        throw new IOException("documents [" + documents + "]: expected some, found none");
      }
      long mentions = mentions() - before;
      step.done(
          Numbers.of(bulk.indexed(), "document")
              + " with "
              + Numbers.of(mentions, "mention")
              + ": "
              + Numbers.grouped(Math.round(bulk.indexed() / seconds))
              + " docs/s, "
              + Numbers.grouped(Math.round(mentions / seconds))
              + " mentions/s");
    }
  }

  /** Mentions that the node has linked since it started. */
  private long mentions() throws IOException, InterruptedException {
    JsonNode stats = rest.get("/_concept/_stats");
    return stats.findValues("mentions").stream().mapToLong(JsonNode::asLong).max().orElse(0);
  }
}

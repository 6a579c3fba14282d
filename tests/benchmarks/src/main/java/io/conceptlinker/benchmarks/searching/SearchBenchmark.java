package io.conceptlinker.benchmarks.searching;

import com.fasterxml.jackson.databind.JsonNode;
import io.conceptlinker.benchmarks.indexing.BenchmarkNode;
import io.conceptlinker.benchmarks.searching.Contender.Ask;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What does it cost to search by a concept with 10,000 narrower ones, beside the same {@code terms}
 * query written by hand and beside one term on the ancestors that were indexed; and what by a
 * concept without any, beside a term on a keyword field? One index holds all of these fields for
 * the same documents, and all ways of asking find the same documents, or the run fails.
 *
 * <pre>{@code
 * bin/benchmark SearchBenchmark                  # a million documents
 * bin/benchmark SearchBenchmark 100000 20        # other numbers of documents and of blocks
 * }</pre>
 */
public final class SearchBenchmark {
  private static final int HEAP_MEGABYTES = 2048;
  private static final int DOCUMENTS = 1_000_000;
  private static final int BULK = 5_000;
  private static final int BLOCKS = 50;
  private static final int BLOCK = 20;
  private static final int WARM_UP = 10;
  private static final int TOP = 3;
  private static final int LEAF = 500;
  private static final String INDEX = "tree";
  private static final String SEARCH = "/" + INDEX + "/_search";
  private static final String MAPPING =
      """
      {"settings":{"number_of_shards":1,"number_of_replicas":0,"max_terms_count":65536},
       "mappings":{"properties":{"written":{"type":"keyword"},"concepts":{"properties":{
        "id":{"type":"concept","kb":"benchmark"},"ancestors":{"type":"keyword"}}}}}}""";

  private SearchBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int documents = args.length > 0 ? Integer.parseInt(args[0]) : DOCUMENTS;
    int blocks = args.length > 1 ? Integer.parseInt(args[1]) : BLOCKS;
    ConceptTree tree = new ConceptTree(new Random(17));
    Path work = Files.createTempDirectory("search-benchmark");
    Path kb = work.resolve(BenchmarkNode.KB);
    tree.write(kb, BenchmarkNode.KB);
    try (BenchmarkNode node = BenchmarkNode.start(Path.of(""), kb, HEAP_MEGABYTES)) {
      index(node.rest(), tree, documents);
      sizes(node.rest());
      String leaf = tree.leaf(LEAF);
      for (boolean cached : List.of(true, false)) {
        useCache(node.rest(), cached);
        System.out.println(
            cached ? "with the query cache of Elasticsearch:" : "without the query cache:");
        compare(node, "10,000 narrower concepts", blocks, broad());
        compare(node, "no narrower concept", blocks, narrow(leaf));
      }
    }
  }

  private static void index(Rest rest, ConceptTree tree, int documents)
      throws IOException, InterruptedException {
    rest.put("/" + INDEX, MAPPING);
    Random random = new Random(42);
    long began = System.nanoTime();
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= documents; i++) {
      lines.append("{\"index\":{}}\n").append(tree.document(random)).append('\n');
      if (i % BULK == 0 || i == documents) {
        if (rest.post("/" + INDEX + "/_bulk", lines.toString()).path("errors").asBoolean(true)) {
          throw new IOException("bulk request: expected no errors, found some");
        }
        lines.setLength(0);
      }
    }
    rest.post("/" + INDEX + "/_forcemerge?max_num_segments=5", "");
    rest.post("/" + INDEX + "/_refresh", "");
    System.out.printf(
        Locale.ROOT,
        "%,d documents, heap %d MB, %d processors, indexed in %.0f s%n",
        rest.get("/" + INDEX + "/_count").path("count").asLong(),
        HEAP_MEGABYTES,
        Runtime.getRuntime().availableProcessors(),
        (System.nanoTime() - began) / 1e9);
  }

  private static void sizes(Rest rest) throws IOException, InterruptedException {
    JsonNode fields =
        rest.post("/" + INDEX + "/_disk_usage?run_expensive_tasks=true", "")
            .path(INDEX)
            .path("fields");
    for (String field : List.of("concepts.id", "written", "concepts.ancestors")) {
      System.out.printf(
          Locale.ROOT,
          "  %s: %.1f MB%n",
          field,
          fields.path(field).path("total_in_bytes").asLong() / 1e6);
    }
  }

  private static void useCache(Rest rest, boolean cached) throws IOException, InterruptedException {
    rest.post("/" + INDEX + "/_close", "");
    rest.put("/" + INDEX + "/_settings", "{\"index.queries.cache.enabled\":" + cached + "}");
    rest.post("/" + INDEX + "/_open", "");
    rest.get("/_cluster/health/" + INDEX + "?wait_for_status=green&timeout=60s");
  }

  /** The first is what the others are compared with. */
  private static List<Contender> broad() {
    String top = ConceptTree.id(TOP);
    String byHand =
        "{\"terms\":{\"written\":" + ConceptTree.array(ConceptTree.withNarrower(TOP)) + "}}";
    return List.of(
        filter("terms query written by hand", byHand),
        filter(
            "concept query", "{\"concept\":{\"field\":\"concepts.id\",\"value\":\"" + top + "\"}}"),
        filter("term on the concept field", term("concepts.id", top)),
        filter("term on indexed ancestors", term("concepts.ancestors", top)));
  }

  private static List<Contender> narrow(String leaf) {
    return List.of(
        filter("term on a keyword field", term("written", leaf)),
        filter("term on the concept field", term("concepts.id", leaf)),
        filter("query string on a keyword field", words("written", leaf)),
        filter("query string on the concept field", words("concepts.id", leaf)),
        filter(
            "concept query",
            "{\"concept\":{\"field\":\"concepts.id\",\"value\":\"" + leaf + "\"}}"));
  }

  private static String term(String field, String id) {
    return "{\"term\":{\"" + field + "\":\"" + id + "\"}}";
  }

  private static String words(String field, String id) {
    return "{\"query_string\":{\"query\":\"" + field + ":" + id + "\"}}";
  }

  /** As Kibana asks: a filter, the first hits, and how many there are. */
  private static Contender filter(String name, String query) {
    Ask ask =
        new Ask(
            SEARCH,
            "{\"size\":10,\"_source\":false,\"track_total_hits\":true,\"query\":{\"bool\":{\"filter\":["
                + query
                + "]}}}");
    return new Contender(name, number -> ask);
  }

  private static void compare(
      BenchmarkNode node, String what, int blocks, List<Contender> contenders)
      throws IOException, InterruptedException {
    long found = -1;
    for (int block = -WARM_UP; block < blocks; block++) {
      for (Contender contender : contenders) {
        JsonNode answer = contender.block(node, BLOCK, block >= 0);
        long total = answer.at("/hits/total/value").asLong();
        if (found >= 0 && found != total) {
          throw new IOException(
              contender.name() + ": expected " + found + " documents, found " + total);
        }
        found = total;
      }
    }
    System.out.printf(
        Locale.ROOT, "%s, %,d documents found, %,d requests each%n", what, found, blocks * BLOCK);
    Contender first = contenders.getFirst();
    for (Contender contender : contenders) {
      System.out.printf(
          Locale.ROOT,
          "  %-34s p50 %6.2f ms, p99 %6.2f ms (%.2fx), processor %6.2f ms (%.2fx)%n",
          contender.name(),
          contender.quantile(500),
          contender.quantile(990),
          contender.quantile(990) / first.quantile(990),
          contender.processorMillis(),
          contender.processorMillis() / first.processorMillis());
    }
  }
}

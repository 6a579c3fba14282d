package io.conceptlinker.benchmarks.indexing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.conceptlinker.benchmarks.Documents;
import io.conceptlinker.load.CompileSpec;
import io.conceptlinker.load.KbSource;
import io.conceptlinker.load.KnowledgeBaseCompiler;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How fast does a real node index documents with the {@code concept_link} processor and without
 * any, and how long does a caller wait for {@code _concept/_link}? Starts the node as its own
 * process, warms it up, and takes turns, so that other work on the machine meets both.
 *
 * <pre>{@code
 * bin/benchmark IndexingBenchmark                                # the sample
 * bin/benchmark IndexingBenchmark KB_BUNDLE FILE:FILE 2000       # own bundle, JSONL or PubTator
 * }</pre>
 */
public final class IndexingBenchmark {
  private static final int HEAP_MEGABYTES = 1024;
  private static final int ROUNDS = 5;
  private static final int REQUESTS = 2000;
  private static final double MEGABYTE = 1e6;
  private static final Path CHECKOUT = Path.of("");

  private IndexingBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path kb = args.length > 0 ? Path.of(args[0]) : compileSample();
    List<String> texts =
        Documents.read(args.length > 1 ? args[1] : "config/demo/literature/abstracts.jsonl");
    List<String> documents = repeat(texts, args.length > 2 ? Integer.parseInt(args[2]) : 2000);
    System.out.printf(
        Locale.ROOT,
        "plugin zip %.2f MB%n",
        Files.size(BenchmarkNode.pluginZip(CHECKOUT)) / MEGABYTE);
    try (BenchmarkNode node = BenchmarkNode.start(CHECKOUT, kb, HEAP_MEGABYTES)) {
      index(node.rest(), documents);
      link(node.rest(), texts);
    }
  }

  private static Path compileSample() throws IOException {
    Path bundle = Files.createTempDirectory("benchmark-kb").resolve("demo");
    KbSource source = new KbSource.Jsonl(CHECKOUT.resolve("config/demo/kb"));
    KnowledgeBaseCompiler.compile(CompileSpec.of("demo", bundle, source), Progress.NONE);
    return bundle;
  }

  private static List<String> repeat(List<String> texts, int count) {
    List<String> documents = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      documents.add(texts.get(i % texts.size()));
    }
    return documents;
  }

  private static void index(Rest rest, List<String> documents)
      throws IOException, InterruptedException {
    System.out.printf(
        Locale.ROOT,
        "%,d documents of %.0f characters, heap %d MB, %d processors%n",
        documents.size(),
        documents.stream().mapToInt(String::length).average().orElse(0),
        HEAP_MEGABYTES,
        Runtime.getRuntime().availableProcessors());
    double[] without = new double[ROUNDS];
    double[] with = new double[ROUNDS];
    BulkRun.index(rest, "_none", documents);
    BulkRun.index(rest, BenchmarkNode.PIPELINE, documents);
    for (int round = 0; round < ROUNDS; round++) {
      BulkRun.Result plain = BulkRun.index(rest, "_none", documents);
      BulkRun.Result linked = BulkRun.index(rest, BenchmarkNode.PIPELINE, documents);
      without[round] = documents.size() / plain.seconds();
      with[round] = documents.size() / linked.seconds();
      System.out.printf(
          Locale.ROOT,
          "  without %,.0f docs/s, with concept_link %,.0f docs/s; %,d have concepts, %,d sent again%n",
          without[round],
          with[round],
          BulkRun.linked(rest),
          linked.retried());
    }
    System.out.printf(
        Locale.ROOT,
        "indexing, median of %d: without %,.0f docs/s, with concept_link %,.0f docs/s, ratio %.2f%n",
        ROUNDS,
        median(without),
        median(with),
        median(with) / median(without));
  }

  /** One request after the other; the first half warms up. */
  private static void link(Rest rest, List<String> texts) throws IOException, InterruptedException {
    double[] millis = new double[REQUESTS];
    for (int i = -REQUESTS; i < REQUESTS; i++) {
      String text = texts.get(Math.floorMod(i, texts.size()));
      String body =
          JsonNodeFactory.instance
              .objectNode()
              .put("text", text)
              .put("kb", BenchmarkNode.KB)
              .toString();
      long began = System.nanoTime();
      rest.post("/_concept/_link", body);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - began) / 1e6;
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "_concept/_link, %,d requests one after the other: p50 %.2f ms, p99 %.2f ms, most %.2f ms%n",
        REQUESTS,
        median(millis),
        millis[REQUESTS * 99 / 100],
        millis[REQUESTS - 1]);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

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
 * How fast does a real node index documents with the {@code concept_link} processor, without any,
 * and with the concepts that it wrote already in them; how large are the indices; and how long does
 * a caller wait for {@code _concept/_link}? Starts the node as its own process, warms it up, and
 * takes turns, so that other work on the machine meets all.
 *
 * <pre>{@code
 * bin/benchmark IndexingBenchmark                                # the sample
 * bin/benchmark IndexingBenchmark KB_BUNDLE FILE:FILE 2000       # own bundle, JSONL or PubTator
 * }</pre>
 */
public final class IndexingBenchmark {
  private static final int HEAP_MEGABYTES = 1024;
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 5;
  private static final int REQUESTS = 2000;
  private static final double MEGABYTE = 1e6;
  private static final Path CHECKOUT = Path.of("");

  /**
   * What a run has cost.
   *
   * @param processorMillis processor time of the server for a document
   * @param sentAgain how many documents the node had turned away
   * @param storeBytes size of the index
   */
  private record Run(
      double documentsPerSecond, double processorMillis, long sentAgain, long storeBytes) {}

  private IndexingBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path kb = args.length > 0 ? Path.of(args[0]) : compileSample();
    List<String> texts =
        Documents.read(args.length > 1 ? args[1] : "config/demo/literature/abstracts.jsonl");
    int count = args.length > 2 ? Integer.parseInt(args[2]) : 2000;
    System.out.printf(
        Locale.ROOT,
        "plugin zip %.2f MB%n",
        Files.size(BenchmarkNode.pluginZip(CHECKOUT)) / MEGABYTE);
    try (BenchmarkNode node = BenchmarkNode.start(CHECKOUT, kb, HEAP_MEGABYTES)) {
      index(node, repeat(texts, count));
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
      String text = texts.get(i % texts.size());
      documents.add(JsonNodeFactory.instance.objectNode().put("text", text).toString());
    }
    return documents;
  }

  private static void index(BenchmarkNode node, List<String> documents)
      throws IOException, InterruptedException {
    System.out.printf(
        Locale.ROOT,
        "%,d documents, %.0f bytes of JSON each, heap %d MB, %d processors%n",
        documents.size(),
        documents.stream().mapToInt(String::length).average().orElse(0),
        HEAP_MEGABYTES,
        Runtime.getRuntime().availableProcessors());
    List<Run> without = new ArrayList<>();
    List<Run> linked = new ArrayList<>();
    List<Run> written = new ArrayList<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      Run plain = run(node, "_none", documents);
      Run linking = run(node, BenchmarkNode.PIPELINE, documents);
      long found = BulkRun.linked(node.rest());
      Run fields = run(node, "_none", BulkRun.stored(node.rest()));
      System.out.printf(
          Locale.ROOT,
          "  %s, docs/s: without concepts %,.0f, with concept_link %,.0f, concepts in the documents"
              + " %,.0f; %,d have some, %,d sent again%n",
          round < 0 ? "warming up" : "round " + (round + 1),
          plain.documentsPerSecond(),
          linking.documentsPerSecond(),
          fields.documentsPerSecond(),
          found,
          linking.sentAgain());
      if (round >= 0) {
        without.add(plain);
        linked.add(linking);
        written.add(fields);
      }
    }
    report("without concepts", without);
    report("with concept_link", linked);
    report("with concepts already in the documents", written);
  }

  /** Indexes the documents once. */
  private static Run run(BenchmarkNode node, String pipeline, List<String> documents)
      throws IOException, InterruptedException {
    double before = node.processorSeconds();
    BulkRun.Result result = BulkRun.index(node.rest(), pipeline, documents);
    double used = node.processorSeconds() - before;
    return new Run(
        documents.size() / result.seconds(),
        1e3 * used / documents.size(),
        result.retried(),
        BulkRun.storeBytes(node.rest()));
  }

  private static void report(String what, List<Run> runs) {
    System.out.printf(
        Locale.ROOT,
        "indexing %s, median of %d: %,.0f docs/s, %.2f ms of processor time a document, index %.2f"
            + " MB%n",
        what,
        runs.size(),
        median(runs.stream().mapToDouble(Run::documentsPerSecond).toArray()),
        median(runs.stream().mapToDouble(Run::processorMillis).toArray()),
        median(runs.stream().mapToDouble(Run::storeBytes).toArray()) / MEGABYTE);
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

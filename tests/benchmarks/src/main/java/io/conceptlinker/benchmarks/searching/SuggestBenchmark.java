package io.conceptlinker.benchmarks.searching;

import io.conceptlinker.benchmarks.indexing.BenchmarkNode;
import io.conceptlinker.benchmarks.searching.Contender.Ask;
import io.conceptlinker.kb.KnowledgeBase;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How long does somebody wait who types? Names of the knowledge base are typed letter by letter,
 * one request for each, to a real node; beside it, what a request costs that looks up one concept.
 *
 * <pre>{@code
 * bin/benchmark SuggestBenchmark WORK/umls-kb
 * }</pre>
 */
public final class SuggestBenchmark {
  private static final int HEAP_MEGABYTES = 2048;
  private static final int BLOCKS = 100;
  private static final int BLOCK = 100;
  private static final int WARM_UP = 100;
  private static final int LONGEST = 12;

  private SuggestBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path bundle = Path.of(args[0]);
    List<String> typed = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    int names;
    try (KnowledgeBase kb = KnowledgeBase.open(bundle)) {
      names = kb.nameCount();
      Random random = new Random(5);
      while (typed.size() < (BLOCKS + WARM_UP) * BLOCK) {
        String name = kb.nameText(random.nextInt(names));
        ids.add(kb.id(random.nextInt(kb.conceptCount())));
        for (int length = 1; length <= Math.min(LONGEST, name.length()); length++) {
          String beginning = name.substring(0, length);
          if (beginning.codePoints().anyMatch(Character::isLetterOrDigit)) {
            typed.add(URLEncoder.encode(beginning, StandardCharsets.UTF_8));
          }
        }
      }
    }
    String root = "/_concept/" + BenchmarkNode.KB + "/";
    Contender suggest =
        new Contender("_suggest", number -> new Ask(root + "_suggest?q=" + typed.get(number), ""));
    Contender lookUp =
        new Contender(
            "one concept by id", number -> new Ask(root + ids.get(number % ids.size()), ""));
    try (BenchmarkNode node = BenchmarkNode.start(Path.of(""), bundle, HEAP_MEGABYTES)) {
      long began = System.nanoTime();
      node.rest().get(root + "_suggest?q=a");
      System.out.printf(
          Locale.ROOT,
          "%,d names; the first request, which sorts them, took %.1f s%n",
          names,
          (System.nanoTime() - began) / 1e9);
      for (int block = -WARM_UP; block < BLOCKS; block++) {
        for (Contender contender : List.of(suggest, lookUp)) {
          contender.block(node, BLOCK, block >= 0);
        }
      }
    }
    for (Contender contender : List.of(suggest, lookUp)) {
      System.out.printf(
          Locale.ROOT,
          "  %-18s %,d requests: p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, processor %.2f ms%n",
          contender.name(),
          BLOCKS * BLOCK,
          contender.quantile(500),
          contender.quantile(990),
          contender.quantile(999),
          contender.processorMillis());
    }
  }
}

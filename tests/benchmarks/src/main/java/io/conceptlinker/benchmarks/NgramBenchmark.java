package io.conceptlinker.benchmarks;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NgramHits;
import io.conceptlinker.kb.NgramSearcher;
import io.conceptlinker.trie.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does the search for the nearest names take? Queries are names with a letter dropped or
 * two exchanged.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class NgramBenchmark {
  private static final int QUERIES = 1 << 12;

  @Param(".build/demo/kb")
  private String kb = "";

  @Param({"1", "10"})
  private int k;

  private @Nullable KnowledgeBase opened;
  private @Nullable NgramSearcher searcher;
  private final NgramHits hits = new NgramHits();
  private final List<String> queries = new ArrayList<>();
  private int next;

  @Setup
  public void open() throws IOException {
    KnowledgeBase base = KnowledgeBase.open(Path.of(kb));
    opened = base;
    searcher = base.ngrams().searcher();
    Random random = new Random(42);
    while (queries.size() < QUERIES) {
      StringBuilder name = new StringBuilder(base.nameText(random.nextInt(base.nameCount())));
      int at = random.nextInt(name.length());
      if (random.nextBoolean() || at == 0) {
        name.deleteCharAt(at);
      } else {
        char letter = name.charAt(at);
        name.setCharAt(at, name.charAt(at - 1));
        name.setCharAt(at - 1, letter);
      }
      String key = Words.of(name).phraseKey();
      if (!key.isEmpty()) {
        queries.add(key);
      }
    }
  }

  @TearDown
  public void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }

  @Benchmark
  public int nearest() {
    next = (next + 1) & (QUERIES - 1);
    return Setups.require(searcher).search(queries.get(next), k, hits);
  }
}

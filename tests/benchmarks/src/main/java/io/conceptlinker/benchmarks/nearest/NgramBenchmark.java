package io.conceptlinker.benchmarks.nearest;

import io.conceptlinker.benchmarks.PhraseKeyList;
import io.conceptlinker.benchmarks.Setups;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.trie.Words;
import java.io.IOException;
import java.nio.file.Files;
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
 * two exchanged. Before the run, our index and the matrix have to give the same cosines.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class NgramBenchmark {
  private static final int QUERIES = 1 << 12;
  private static final int COMPARED = 300;
  private static final float ROUNDING = 1e-5f;

  @Param(".build/demo/kb/demo")
  private String kb = "";

  @Param({"index", "matrix", "lucene"})
  private String engine = "";

  @Param({"1", "10"})
  private int k;

  private @Nullable KnowledgeBase opened;
  private @Nullable NearestSearch search;
  private final List<String> queries = new ArrayList<>();
  private int next;

  @Setup
  public void open() throws IOException {
    KnowledgeBase base = KnowledgeBase.open(Path.of(kb));
    opened = base;
    Random random = new Random(42);
    while (queries.size() < QUERIES) {
      String key = Words.of(misspelled(base, random)).phraseKey();
      if (!key.isEmpty()) {
        queries.add(key);
      }
    }
    search =
        switch (engine) {
          case "index" -> new IndexSearch(base);
          case "matrix" -> new MatrixSearch(PhraseKeyList.of(base));
          case "lucene" ->
              new LuceneSearch(PhraseKeyList.of(base), Files.createTempDirectory("ngrams"));
          default ->
              throw new IllegalArgumentException(
                  "engine [" + engine + "]: expected index, matrix or lucene");
        };
    if (engine.equals("matrix")) {
      compare(new IndexSearch(base), Setups.require(search));
    }
  }

  private static String misspelled(KnowledgeBase base, Random random) {
    StringBuilder name = new StringBuilder(base.nameText(random.nextInt(base.nameCount())));
    int at = random.nextInt(name.length());
    if (random.nextBoolean() || at == 0) {
      name.deleteCharAt(at);
    } else {
      char letter = name.charAt(at);
      name.setCharAt(at, name.charAt(at - 1));
      name.setCharAt(at - 1, letter);
    }
    return name.toString();
  }

  private void compare(NearestSearch ours, NearestSearch exact) throws IOException {
    for (int i = 0; i < COMPARED; i++) {
      float[] found = ours.search(queries.get(i), k);
      float[] expected = exact.search(queries.get(i), k);
      boolean same = found.length == expected.length;
      for (int rank = 0; same && rank < found.length; rank++) {
        same = Math.abs(found[rank] - expected[rank]) <= ROUNDING;
      }
      if (!same) {
        throw new IllegalStateException(
            "query [" + i + "]: expected the same cosines from index and matrix");
      }
    }
  }

  @TearDown
  public void close() throws IOException {
    if (search != null) {
      search.close();
    }
    if (opened != null) {
      opened.close();
    }
  }

  @Benchmark
  public float[] nearest() throws IOException {
    next = (next + 1) & (QUERIES - 1);
    return Setups.require(search).search(queries.get(next), k);
  }
}

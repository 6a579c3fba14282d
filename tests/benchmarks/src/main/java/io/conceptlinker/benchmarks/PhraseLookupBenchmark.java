package io.conceptlinker.benchmarks;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.trie.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IntsRefBuilder;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.FSTCompiler;
import org.apache.lucene.util.fst.PositiveIntOutputs;
import org.apache.lucene.util.fst.Util;
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
 * How fast is a whole name found? Our trie, normalisation included and left out, against a hash map
 * of strings and a plain Lucene FST over UTF-8, both of which match equal strings only.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PhraseLookupBenchmark {
  private static final int QUERIES = 1 << 14;

  @Param(".build/demo/kb/demo")
  private String kb = "";

  private @Nullable KnowledgeBase opened;
  private String[] queries = {};
  private BytesRef[] bytes = {};
  private int next;
  private final Words words = new Words();
  private final Map<String, Long> map = new HashMap<>();
  private @Nullable FST<Long> fst;

  @Setup
  public void open() throws IOException {
    KnowledgeBase base = KnowledgeBase.open(Path.of(kb));
    opened = base;
    TreeSet<BytesRef> sorted = new TreeSet<>();
    for (int name = 0; name < base.nameCount(); name++) {
      sorted.add(new BytesRef(base.nameText(name)));
    }
    PositiveIntOutputs outputs = PositiveIntOutputs.getSingleton();
    FSTCompiler<Long> compiler = new FSTCompiler.Builder<>(FST.INPUT_TYPE.BYTE1, outputs).build();
    IntsRefBuilder scratch = new IntsRefBuilder();
    long ordinal = 0;
    for (BytesRef name : sorted) {
      compiler.add(Util.toIntsRef(name, scratch), ordinal);
      map.put(name.utf8ToString(), ordinal++);
    }
    fst = FST.fromFSTReader(compiler.compile(), compiler.getFSTReader());
    Random random = new Random(42);
    queries = new String[QUERIES];
    bytes = new BytesRef[QUERIES];
    for (int i = 0; i < QUERIES; i++) {
      queries[i] = base.nameText(random.nextInt(base.nameCount()));
      bytes[i] = new BytesRef(queries[i]);
    }
  }

  @TearDown
  public void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }

  private int query() {
    next = (next + 1) & (QUERIES - 1);
    return next;
  }

  @Benchmark
  public int phraseTrie() {
    return Setups.require(opened).phrases().phrase(words.reset(queries[query()]));
  }

  @Benchmark
  public int normalisationAlone() {
    return words.reset(queries[query()]).size();
  }

  @Benchmark
  public @Nullable Long hashMap() {
    return map.get(queries[query()]);
  }

  @Benchmark
  public @Nullable Long plainFst() throws IOException {
    return Util.get(Setups.require(fst), bytes[query()]);
  }
}

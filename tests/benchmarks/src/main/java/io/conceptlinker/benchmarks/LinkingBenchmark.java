package io.conceptlinker.benchmarks;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.LinkRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * How many documents does the whole linker without a model read in a second, on one thread?
 * Language, abbreviations, sentences, mentions, candidates, disambiguation, assertion.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class LinkingBenchmark {
  private static final double MEGABYTE = 1e6;

  @Param(".build/demo/kb/demo")
  private String kb = "";

  /** Files with a colon between them. */
  @Param("config/demo/literature/abstracts.jsonl")
  private String text = "";

  private @Nullable KnowledgeBase opened;
  private @Nullable LexicalLinker linker;
  private List<String> documents = List.of();
  private double[] megabytes = {};
  private int next;
  private final ProcessorTime time = new ProcessorTime();
  private double done;

  /** Megabytes and mentions a second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Work {
    public double megabytes;
    public long mentions;
  }

  @Setup
  public void open() throws IOException {
    KnowledgeBase base = KnowledgeBase.open(Path.of(kb));
    opened = base;
    linker = new LexicalLinker(base);
    documents = Documents.read(text);
    megabytes =
        documents.stream()
            .mapToDouble(d -> d.getBytes(StandardCharsets.UTF_8).length / MEGABYTE)
            .toArray();
  }

  @Setup(Level.Iteration)
  public void begin() {
    done = 0;
    time.begin();
  }

  @TearDown(Level.Iteration)
  public void end() {
    time.end(done);
  }

  @TearDown
  public void close(BenchmarkParams params) throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%n# %s: %.1f documents a second of processor time%n",
        "linker",
        time.median(params.getMeasurement().getCount()));
    if (opened != null) {
      opened.close();
    }
  }

  @Benchmark
  public int link(Work work) {
    next = next + 1 == documents.size() ? 0 : next + 1;
    LinkRequest request = LinkRequest.ofText(documents.get(next));
    int mentions = Setups.require(linker).link(List.of(request)).getFirst().mentions().size();
    work.megabytes += megabytes[next];
    done += 1;
    work.mentions += mentions;
    return mentions;
  }
}

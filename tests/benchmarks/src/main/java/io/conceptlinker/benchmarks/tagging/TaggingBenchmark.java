package io.conceptlinker.benchmarks.tagging;

import io.conceptlinker.benchmarks.Documents;
import io.conceptlinker.benchmarks.PeakHeap;
import io.conceptlinker.benchmarks.PhraseKeyList;
import io.conceptlinker.benchmarks.ProcessorTime;
import io.conceptlinker.benchmarks.Setups;
import io.conceptlinker.kb.KnowledgeBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
 * How fast is text tagged with all phrases of a knowledge base, and in how much memory? An
 * operation is a document; the counters say how many megabytes of UTF-8 and matches that is. The
 * engines read the same words and have to find the same matches, or the run fails before it starts.
 * {@code words} only splits the text into normalised words, which all engines do first.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class TaggingBenchmark {
  private static final double MEGABYTE = 1e6;

  @Param(".build/demo/kb/demo")
  private String kb = "";

  /** Files with a colon between them. */
  @Param("config/demo/literature/abstracts.jsonl")
  private String text = "";

  @Param({"phraseTrie", "solr", "doubleArray", "words"})
  private String engine = "";

  private @Nullable KnowledgeBase opened;
  private @Nullable TextTagger tagger;
  private List<String> documents = List.of();
  private double[] megabytes = {};

  /** Kept while memory is measured, so that its end is not taken for a gain. */
  private String[] phrases = {};

  private int next;
  private final ProcessorTime time = new ProcessorTime();
  private double done;
  private final Matches matches = new Matches();

  /** Megabytes and matches a second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Work {
    public double megabytes;
    public long matches;
  }

  @Setup
  public void open() throws IOException {
    documents = Documents.read(text);
    megabytes =
        documents.stream()
            .mapToDouble(d -> d.getBytes(StandardCharsets.UTF_8).length / MEGABYTE)
            .toArray();
    long before = PeakHeap.live();
    KnowledgeBase base = KnowledgeBase.open(Path.of(kb));
    opened = base;
    PhraseTrieTagger ours = new PhraseTrieTagger(base, Path.of(kb));
    tagger = ours;
    if (!engine.equals("phraseTrie")) {
      phrases = PhraseKeyList.of(base);
      before = PeakHeap.live();
      tagger = peer();
    }
    report(ours, Setups.require(tagger), before);
    phrases = new String[0];
  }

  private void report(TextTagger ours, TextTagger measured, long before) throws IOException {
    String found = "splits only";
    if (!engine.equals("words")) {
      found = SameMatches.count(ours, measured, documents) + " matches, the same as ours";
    }
    System.out.printf(
        Locale.ROOT,
        "%n# %s: heap %.1f MB, mapped %.1f MB; %,d documents, %.2f MB of text, %s%n",
        engine,
        (PeakHeap.live() - before) / MEGABYTE,
        measured.mappedBytes() / MEGABYTE,
        documents.size(),
        Arrays.stream(megabytes).sum(),
        found);
  }

  private TextTagger peer() throws IOException {
    return switch (engine) {
      case "solr" -> new SolrTagger(phrases, Files.createTempDirectory("solr-tagger"));
      case "doubleArray" -> new DoubleArrayTagger(phrases);
      case "words" -> new WordsTagger();
      default ->
          throw new IllegalArgumentException(
              "engine [" + engine + "]: expected phraseTrie, solr, doubleArray or words");
    };
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
        "%n# %s: %.1f MB of text a second of processor time%n",
        engine,
        time.median(params.getMeasurement().getCount()));
    if (tagger != null) {
      tagger.close();
    }
    if (opened != null) {
      opened.close();
    }
  }

  @Benchmark
  public int tag(Work work) throws IOException {
    next = next + 1 == documents.size() ? 0 : next + 1;
    Setups.require(tagger).tag(documents.get(next), matches);
    work.megabytes += megabytes[next];
    done += megabytes[next];
    work.matches += matches.size();
    return matches.size();
  }
}

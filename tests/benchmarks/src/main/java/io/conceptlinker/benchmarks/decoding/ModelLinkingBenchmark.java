package io.conceptlinker.benchmarks.decoding;

import io.conceptlinker.benchmarks.decoding.MarkedMentions.Marked;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.GenerativeLinker;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.SpanLinker;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.onnx.OnnxModel;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.rank.CandidateModel;
import io.conceptlinker.link.rank.ConceptDecoder;
import io.conceptlinker.link.rank.PrecisionThresholds;
import io.conceptlinker.link.rank.RankingFile;
import io.conceptlinker.link.rank.RankingModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many mentions does the linker with a model link in a second on two threads: as it is, and
 * with every mention put to the model; with and without decoding over all names. Spans are given.
 * The four are measured in turns; beside the clock, a second of processor time on each of two cores
 * is what counts where other work runs.
 */
public final class ModelLinkingBenchmark {
  private static final int THREADS = 2;
  private static final int ROUNDS = 3;

  /** No probability is as high: nothing is settled without the model. */
  private static final double NEVER = 1;

  private final List<Marked> documents;
  private final ExecutorService threads;

  private ModelLinkingBenchmark(List<Marked> documents, ExecutorService threads) {
    this.documents = documents;
    this.threads = threads;
  }

  private record Rates(double clock, double processor, double asked) {}

  /** Arguments: the bundle, the model, PubTator or JSONL, and perhaps a type and most mentions. */
  public static void main(String[] arguments) throws Exception {
    ModelDirectory directory = ModelDirectory.open(Path.of(arguments[1]));
    String type = arguments.length > 3 ? arguments[3] : "";
    int most = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 1000;
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (KnowledgeBase kb = KnowledgeBase.open(Path.of(arguments[0]));
        NameTrie names = directory.openNames(kb);
        LanguageModel model =
            OnnxModel.load(directory.graph(), directory.shape(), directory.longest())) {
      List<Marked> documents = MarkedMentions.read(kb, arguments[2], type, most);
      new ModelLinkingBenchmark(documents, threads).measure(linkers(directory, names, model));
    } finally {
      threads.shutdown();
    }
  }

  private static Map<String, SpanLinker> linkers(
      ModelDirectory directory, NameTrie names, LanguageModel model) throws IOException {
    KnowledgeBase kb = names.knowledgeBase();
    PromptWriter prompts = new PromptWriter(directory.tokenizer(), directory.prompt());
    RankingModel shipped = RankingFile.read(directory.path().resolve(RankingFile.NAME));
    RankingModel always =
        new RankingModel(
            shipped.first(), shipped.second(), NEVER, shipped.possible(), PrecisionThresholds.NONE);
    CandidateModel asked = new CandidateModel(kb, model, prompts);
    ConceptDecoder decoder = new ConceptDecoder(model, prompts, names);
    Map<String, SpanLinker> linkers = new LinkedHashMap<>();
    linkers.put("look-ups", new GenerativeLinker(kb, asked, shipped));
    linkers.put("look-ups, all asked", new GenerativeLinker(kb, asked, always));
    linkers.put("decoding", new GenerativeLinker(kb, asked, shipped, decoder));
    linkers.put("decoding, all asked", new GenerativeLinker(kb, asked, always, decoder));
    return linkers;
  }

  private void measure(Map<String, SpanLinker> linkers)
      throws InterruptedException, ExecutionException {
    Map<String, List<Rates>> rates = new LinkedHashMap<>();
    for (int round = -1; round < ROUNDS; round++) {
      for (Map.Entry<String, SpanLinker> linker : linkers.entrySet()) {
        Rates measured = run(linker.getValue());
        if (round >= 0) {
          rates.computeIfAbsent(linker.getKey(), key -> new ArrayList<>()).add(measured);
        }
      }
    }
    rates.forEach(
        (name, rounds) -> {
          rounds.sort((a, b) -> Double.compare(a.processor, b.processor));
          Rates median = rounds.get(rounds.size() / 2);
          System.out.printf(
              Locale.ROOT,
              "%-28s %7.1f mentions a second, %7.1f in a second of processor time on %d cores;"
                  + " %.1f %% asked%n",
              name,
              median.clock,
              median.processor,
              THREADS,
              100 * median.asked);
        });
  }

  private Rates run(SpanLinker linker) throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger mentions = new AtomicInteger();
    AtomicInteger asked = new AtomicInteger();
    Callable<Long> work =
        () -> {
          ThreadMXBean own = ManagementFactory.getThreadMXBean();
          long began = own.getCurrentThreadCpuTime();
          for (int i = next.getAndIncrement(); i < documents.size(); i = next.getAndIncrement()) {
            Marked document = documents.get(i);
            List<Optional<Mention>> found = linker.linkSpans(document.request(), document.spans());
            mentions.addAndGet(found.size());
            asked.addAndGet(
                (int)
                    found.stream()
                        .flatMap(Optional::stream)
                        .filter(mention -> mention.path() == LinkPath.GENERATIVE)
                        .count());
          }
          return own.getCurrentThreadCpuTime() - began;
        };
    long began = System.nanoTime();
    long processor = 0;
    List<Callable<Long>> both = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      both.add(work);
    }
    for (Future<Long> one : threads.invokeAll(both)) {
      processor += one.get();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    double count = mentions.get();
    return new Rates(count / seconds, count * THREADS * 1e9 / processor, asked.get() / count);
  }
}

package io.conceptlinker.benchmarks.decoding;

import io.conceptlinker.benchmarks.Documents;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.GenerativeModel;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.lm.cache.AnswerCache;
import io.conceptlinker.link.lm.cache.AnswerCounts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How fast are documents linked that were linked before, with time for the model and without, on
 * one thread. Links from answers that were kept have to be those of the model. The five ways are
 * measured in turns.
 */
public final class KnownDocumentsBenchmark {
  private static final long CACHE_BYTES = 16 << 20;
  private static final int ROUNDS = 3;

  private final List<LinkRequest> documents;

  private KnownDocumentsBenchmark(List<LinkRequest> documents) {
    this.documents = documents;
  }

  /** Arguments: the bundle, the model, and files as {@link Documents} reads them. */
  public static void main(String[] arguments) throws Exception {
    AnswerCache cache = new AnswerCache(CACHE_BYTES);
    Path directory = Path.of(arguments[1]);
    try (KnowledgeBase kb = KnowledgeBase.open(Path.of(arguments[0]));
        GenerativeModel fresh = GenerativeModel.open(directory);
        GenerativeModel kept = GenerativeModel.open(directory, cache);
        NameTrie names = fresh.openNames(kb).orElseThrow()) {
      LexicalLinker lexical = new LexicalLinker(kb);
      List<LinkRequest> documents =
          Documents.read(arguments[2]).stream().map(LinkRequest::ofText).toList();
      new KnownDocumentsBenchmark(documents)
          .measure(lexical, fresh.linker(lexical, names), kept.linker(lexical, names), cache);
    }
  }

  private record Way(String name, EntityLinker linker, boolean isOver) {}

  private void measure(
      EntityLinker lexical, EntityLinker fresh, EntityLinker kept, AnswerCache cache) {
    List<LinkResult> expected = link(fresh, false);
    check(expected, link(kept, false));
    AnswerCounts first = cache.counts();
    check(expected, link(kept, true));
    List<Way> ways =
        List.of(
            new Way("without a model", lexical, false),
            new Way("with the model", fresh, false),
            new Way("linked before", kept, false),
            new Way("no time, linked before", kept, true),
            new Way("no time, not linked before", fresh, true));
    double[][] rates = new double[ways.size()][ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      for (int i = 0; i < rates.length; i++) {
        double rate = rate(ways.get(i));
        if (round >= 0) {
          rates[i][round] = rate;
        }
      }
    }
    for (int i = 0; i < rates.length; i++) {
      Arrays.sort(rates[i]);
      System.out.printf(
          Locale.ROOT,
          "%-28s %8.1f documents in a second of processor time%n",
          ways.get(i).name,
          rates[i][ROUNDS / 2]);
    }
    System.out.printf(
        Locale.ROOT,
        "%d documents, %d mentions; asked for %d answers, %d of them twice; %d kept in %d bytes%n",
        documents.size(),
        expected.stream().mapToInt(result -> result.mentions().size()).sum(),
        first.hits() + first.misses(),
        first.hits(),
        first.answers(),
        first.bytes());
  }

  private static void check(List<LinkResult> expected, List<LinkResult> found) {
    if (!expected.equals(found)) {
      throw new IllegalStateException("kept answers: expected the links of the model");
    }
  }

  private List<LinkResult> link(EntityLinker linker, boolean isOver) {
    List<LinkResult> results = new ArrayList<>(documents.size());
    for (LinkRequest document : documents) {
      results.addAll(linker.link(List.of(document), () -> isOver));
    }
    return results;
  }

  private double rate(Way way) {
    ThreadMXBean own = ManagementFactory.getThreadMXBean();
    long began = own.getCurrentThreadCpuTime();
    link(way.linker, way.isOver);
    return documents.size() * 1e9 / (own.getCurrentThreadCpuTime() - began);
  }
}

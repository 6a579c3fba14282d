package io.conceptlinker.benchmarks;

import io.conceptlinker.kb.KnowledgeBase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Opens a bundle in a process that did nothing before, then again and again, and prints how long it
 * took and how much heap the opened bundle holds. {@link KbBuildBenchmark} runs it.
 */
public final class KbOpenBenchmark {
  private static final int REPEATS = 5;

  private KbOpenBenchmark() {}

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    long before = PeakHeap.live();
    long started = System.nanoTime();
    long heap;
    long first;
    try (KnowledgeBase kb = KnowledgeBase.open(directory)) {
      first = System.nanoTime() - started;
      heap = PeakHeap.live() - before;
      if (kb.concept(kb.id(kb.conceptCount() - 1)) < 0) {
        throw new IllegalStateException("the last concept is not found by its id");
      }
    }
    long best = Long.MAX_VALUE;
    for (int i = 0; i < REPEATS; i++) {
      started = System.nanoTime();
      try (KnowledgeBase kb = KnowledgeBase.open(directory)) {
        best = Math.min(best, System.nanoTime() - started);
        kb.version();
      }
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "first open %.0f ms, best of %d more %.0f ms, heap held %.1f MB",
            first / 1e6,
            REPEATS,
            best / 1e6,
            heap / 1e6));
  }
}

package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Links documents on some threads. Answers come in the order of the documents, whatever the number
 * of threads. Confined to one thread.
 *
 * @param <T> the answer for a document
 */
final class DocumentRun<T> {
  private final Function<GoldDocument, T> linker;
  private final int threads;

  /**
   * @param linker thread-safe
   */
  DocumentRun(Function<GoldDocument, T> linker, int threads) {
    this.linker = linker;
    this.threads = threads;
  }

  /** One answer for each document. */
  List<T> run(List<GoldDocument> documents, Step step) throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> pending = new ArrayList<>();
      for (GoldDocument document : documents) {
        pending.add(executor.submit(() -> linker.apply(document)));
      }
      List<T> answers = new ArrayList<>();
      for (int i = 0; i < pending.size(); i++) {
        answers.add(answer(documents.get(i), pending.get(i)));
        step.progress((i + 1.0) / pending.size(), Numbers.of(i + 1, "document"));
      }
      return answers;
    } finally {
      executor.shutdownNow();
    }
  }

  private static <T> T answer(GoldDocument document, Future<T> pending)
      throws InterruptedException {
    try {
      return pending.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "linking failed in document [" + document.document().id() + "]", e.getCause());
    }
  }
}

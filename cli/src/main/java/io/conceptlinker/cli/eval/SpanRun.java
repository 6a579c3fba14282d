package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.eval.baseline.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Links the mentions of documents on some threads. Answers come in the order of the documents,
 * whatever the number of threads. Confined to one thread.
 */
final class SpanRun {
  private final SpanLinker linker;
  private final int threads;

  SpanRun(SpanLinker linker, int threads) {
    this.linker = linker;
    this.threads = threads;
  }

  /** One list for each document, parallel to its mentions. */
  List<List<Ranking>> link(List<GoldDocument> documents, Step step) throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<Ranking>>> pending = new ArrayList<>();
      for (GoldDocument document : documents) {
        pending.add(executor.submit(() -> linker.link(document)));
      }
      List<List<Ranking>> answers = new ArrayList<>();
      long mentions = 0;
      for (int i = 0; i < pending.size(); i++) {
        answers.add(answer(documents.get(i), pending.get(i)));
        mentions += documents.get(i).mentions().size();
        step.progress((i + 1.0) / pending.size(), Numbers.of(mentions, "mention"));
      }
      return answers;
    } finally {
      executor.shutdownNow();
    }
  }

  private static List<Ranking> answer(GoldDocument document, Future<List<Ranking>> pending)
      throws InterruptedException {
    try {
      return pending.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "linking failed in document [" + document.document().id() + "]", e.getCause());
    }
  }
}

package io.conceptlinker.cli.link;

import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.LinkWriter;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Links documents in batches on some threads, and writes them in the order in which they were read.
 * Confined to one thread.
 */
final class LinkRun {

  private static final int BATCH_DOCUMENTS = 32;
  private static final int BATCH_CHARS = 1 << 18;

  private record Batch(List<CorpusDocument> documents, Future<List<LinkResult>> results) {}

  private final EntityLinker linker;
  private final LinkOptions options;
  private final int threads;
  private final Deque<Batch> inFlight = new ArrayDeque<>();
  private final long began = System.nanoTime();
  private long documents;
  private long mentions;
  private long chars;

  LinkRun(EntityLinker linker, LinkOptions options, int threads) {
    this.linker = linker;
    this.options = options;
    this.threads = threads;
  }

  LinkTotals link(CorpusReader reader, LinkWriter writer, Step step)
      throws IOException, InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      for (List<CorpusDocument> next = batch(reader); !next.isEmpty(); next = batch(reader)) {
        submit(executor, next);
        while (inFlight.size() > 2 * threads) {
          write(writer);
        }
        step.progress(Numbers.of(documents, "document"));
      }
      while (!inFlight.isEmpty()) {
        write(writer);
      }
    } finally {
      executor.shutdownNow();
    }
    return new LinkTotals(documents, mentions, chars, (System.nanoTime() - began) / 1e9);
  }

  private static List<CorpusDocument> batch(CorpusReader reader) throws IOException {
    List<CorpusDocument> batch = new ArrayList<>();
    int chars = 0;
    while (batch.size() < BATCH_DOCUMENTS && chars < BATCH_CHARS) {
      Optional<CorpusDocument> document = reader.read();
      if (document.isEmpty()) {
        break;
      }
      batch.add(document.get());
      chars += length(document.get());
    }
    return batch;
  }

  private void submit(ExecutorService executor, List<CorpusDocument> batch) {
    List<LinkRequest> requests = batch.stream().map(document -> document.request(options)).toList();
    inFlight.add(new Batch(batch, executor.submit(() -> linker.link(requests))));
  }

  /** Waits for the oldest batch and writes it. */
  private void write(LinkWriter writer) throws IOException, InterruptedException {
    Batch batch = inFlight.remove();
    List<LinkResult> results;
    try {
      results = batch.results().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "linking failed between document ["
              + batch.documents().getFirst().id()
              + "] and document ["
              + batch.documents().getLast().id()
              + "]",
          e.getCause());
    }
    for (int i = 0; i < results.size(); i++) {
      CorpusDocument document = batch.documents().get(i);
      writer.write(document, results.get(i));
      documents++;
      mentions += results.get(i).mentions().size();
      chars += length(document);
    }
  }

  private static int length(CorpusDocument document) {
    return document.passages().stream().mapToInt(passage -> passage.text().length()).sum();
  }
}

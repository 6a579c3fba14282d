package io.conceptlinker.server;

import io.conceptlinker.link.Assertion;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Links each document to a concept named after its text, once the gate is open. A text {@code fail}
 * fails its whole batch.
 */
final class GatedLinker implements EntityLinker {
  private final Semaphore gate;
  private final List<Integer> batches = new ArrayList<>();

  private GatedLinker(int open) {
    this.gate = new Semaphore(open);
  }

  static GatedLinker open() {
    return new GatedLinker(Integer.MAX_VALUE);
  }

  static GatedLinker closed() {
    return new GatedLinker(0);
  }

  /** Lets some batches pass. */
  void let(int batchesToPass) {
    gate.release(batchesToPass);
  }

  @Override
  public List<LinkResult> link(List<LinkRequest> requests) {
    synchronized (batches) {
      batches.add(requests.size());
    }
    gate.acquireUninterruptibly();
    List<LinkResult> results = new ArrayList<>();
    for (LinkRequest request : requests) {
      String text = request.passages().getFirst().text();
      if (text.equals("fail")) {
        throw new IllegalStateException("this text must stay here: " + text);
      }
      results.add(
          new LinkResult(
              List.of(
                  new Mention(
                      0,
                      0,
                      text.length(),
                      "T:" + text,
                      text,
                      1.0 / 3,
                      Assertion.PRESENT,
                      LinkPath.DICTIONARY,
                      List.of()))));
    }
    return results;
  }

  /** The documents of each call, in order. */
  List<Integer> batches() {
    synchronized (batches) {
      return List.copyOf(batches);
    }
  }
}

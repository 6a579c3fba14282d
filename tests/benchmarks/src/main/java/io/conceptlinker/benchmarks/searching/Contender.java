package io.conceptlinker.benchmarks.searching;

import com.fasterxml.jackson.databind.JsonNode;
import io.conceptlinker.benchmarks.indexing.BenchmarkNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One way to ask, with what its requests took. Requests are sent in short blocks, between those of
 * the others, so that whatever else the machine does meets all of them. Confined to one thread.
 */
final class Contender {
  private final String name;
  private final IntFunction<Ask> requests;
  private final List<Double> millis = new ArrayList<>();
  private double processorSeconds;
  private int next;

  /**
   * A request.
   *
   * @param path with a body it is sent by POST
   * @param body may be empty
   */
  record Ask(String path, String body) {}

  /**
   * @param requests the request of a number, counted from 0
   */
  Contender(String name, IntFunction<Ask> requests) {
    this.name = name;
    this.requests = requests;
  }

  String name() {
    return name;
  }

  /** Sends some requests; answers with what the last one was answered. */
  JsonNode block(BenchmarkNode node, int size, boolean counts)
      throws IOException, InterruptedException {
    double before = node.processorSeconds();
    JsonNode answer = null;
    for (int i = 0; i < size; i++) {
      Ask ask = requests.apply(next++);
      long began = System.nanoTime();
      answer =
          ask.body().isEmpty()
              ? node.rest().get(ask.path())
              : node.rest().post(ask.path(), ask.body());
      if (counts) {
        millis.add((System.nanoTime() - began) / 1e6);
      }
    }
    if (counts) {
      processorSeconds += node.processorSeconds() - before;
    }
    if (answer == null) {
      throw new IllegalArgumentException("block [" + size + "]: expected a positive size");
    }
    return answer;
  }

  /** The time that so many of a thousand requests do not exceed, in milliseconds by the clock. */
  double quantile(int ofThousand) {
    List<Double> sorted = millis.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * ofThousand / 1000));
  }

  /** Processor time of the node for a request, in milliseconds. */
  double processorMillis() {
    return 1e3 * processorSeconds / millis.size();
  }
}

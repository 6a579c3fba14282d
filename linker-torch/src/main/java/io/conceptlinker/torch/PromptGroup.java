package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prompts of similar length that were read together.
 *
 * @param prompts their tokens
 * @param numbers the index of each in the session
 * @param columns tokens of each that the cache has room for
 * @param cache what {@code prefill} of the {@link Network} makes of them
 */
record PromptGroup(List<int[]> prompts, List<Integer> numbers, int columns, NDArray cache) {

  /** Reads prompts, the longest first; each call computes as many tokens as one may. */
  static List<PromptGroup> of(TorchModel model, NDManager memory, List<int[]> prompts) {
    List<Integer> order =
        IntStream.range(0, prompts.size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> -prompts.get(i).length))
            .toList();
    List<PromptGroup> groups = new ArrayList<>();
    int from = 0;
    while (from < order.size()) {
      // One at least: nothing computes on nothing.
      int columns = Math.max(1, model.network().read(prompts.get(order.get(from))));
      int to =
          Math.min(order.size(), from + Math.max(1, model.options().tokensPerCall() / columns));
      groups.add(read(model, memory, prompts, order.subList(from, to), columns));
      from = to;
    }
    return groups;
  }

  private static PromptGroup read(
      TorchModel model, NDManager memory, List<int[]> all, List<Integer> numbers, int columns) {
    List<int[]> prompts = numbers.stream().map(all::get).toList();
    TokenRows rows = TokenRows.of(prompts.size(), columns);
    for (int row = 0; row < prompts.size(); row++) {
      for (int i = 0; i < model.network().read(prompts.get(row)); i++) {
        rows.put(row, i, prompts.get(row)[i], i);
      }
    }
    return new PromptGroup(prompts, numbers, columns, model.prefill(memory, rows));
  }
}

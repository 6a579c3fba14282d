package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Prompts of similar length that were read together.
 *
 * @param prompts their tokens
 * @param numbers the index of each in the session
 * @param columns how much of each the cache has room for
 * @param cache what {@code prefill} of the {@link Network} makes of them
 */
record PromptGroup(List<int[]> prompts, List<Integer> numbers, int columns, NDArray cache) {

  /** Reads prompts, the longest first; each call computes as many tokens as one may. */
  static List<PromptGroup> of(TorchModel model, NDManager memory, List<int[]> prompts) {
    List<int[]> texts = prompts.stream().map(model.network()::text).toList();
    List<Integer> order =
        IntStream.range(0, prompts.size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> -texts.get(i).length))
            .toList();
    List<PromptGroup> groups = new ArrayList<>();
    int from = 0;
    while (from < order.size()) {
      int longest = Math.max(1, texts.get(order.get(from)).length);
      Room room = new Room(model, longest);
      int to = from + 1;
      room.add(texts.get(order.get(from)), prompts.get(order.get(from)));
      while (to < order.size() && room.add(texts.get(order.get(to)), prompts.get(order.get(to)))) {
        to++;
      }
      groups.add(read(model, memory, prompts, order.subList(from, to)));
      from = to;
    }
    return groups;
  }

  /** What one call may compute. Confined to one thread. */
  private static final class Room {
    private final Network network;
    private final int tokens;
    private final int longest;
    private final Set<IntBuffer> texts = new HashSet<>();
    private int prompts;
    private int columns = 1;

    Room(TorchModel model, int longest) {
      this.network = model.network();
      this.tokens = model.options().tokensPerCall();
      this.longest = longest;
    }

    /** Adds a prompt, unless it takes more than there is. */
    boolean add(int[] text, int[] prompt) {
      IntBuffer content = IntBuffer.wrap(text);
      boolean known = network.readsTextsOnce() && texts.contains(content);
      int rows = (network.readsTextsOnce() ? texts.size() : prompts) + (known ? 0 : 1);
      int wider = Math.max(columns, network.read(prompt));
      if (rows * longest > tokens || (prompts + 1) * wider > tokens) {
        return false;
      }
      texts.add(content);
      prompts++;
      columns = wider;
      return true;
    }
  }

  private static PromptGroup read(
      TorchModel model, NDManager memory, List<int[]> all, List<Integer> numbers) {
    List<int[]> prompts = numbers.stream().map(all::get).toList();
    // One at least, as in what is read.
    int columns = Math.max(1, prompts.stream().mapToInt(model.network()::read).max().orElse(0));
    return new PromptGroup(prompts, numbers, columns, model.prefill(memory, prompts));
  }
}

package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What an encoder makes of passages. The last ones are kept, so that a document is read once by
 * whatever finds its mentions and then asks about them. Thread-safe; two threads that ask for a
 * passage at once may both compute it. Memory: so many tokens, times the width of the model, in
 * 32-bit numbers.
 */
final class PassageStates {
  private final BiFunction<NDManager, List<int[]>, NDArray> encoder;
  private final BiFunction<NDManager, List<NDArray>, NDArray> joined;
  private final NDManager memory;
  private final int tokensPerCall;
  private final int most;

  /** By the tokens of a passage, the one that was asked for longest ago first: [tokens, width]. */
  private final Map<IntBuffer, NDArray> kept = new LinkedHashMap<>(16, 0.75f, true);

  private int tokens;

  /**
   * Nothing is kept yet.
   *
   * @param encoder computes the states of passages, [passages, longest, width]
   * @param joined puts rows together
   * @param memory owns what is kept
   * @param tokensPerCall the most tokens, padding included, that one call computes
   * @param most tokens that are kept
   */
  PassageStates(
      BiFunction<NDManager, List<int[]>, NDArray> encoder,
      BiFunction<NDManager, List<NDArray>, NDArray> joined,
      NDManager memory,
      int tokensPerCall,
      int most) {
    this.encoder = encoder;
    this.joined = joined;
    this.memory = memory;
    this.tokensPerCall = tokensPerCall;
    this.most = most;
  }

  /** The states of all tokens of passages, one after the other: [tokens, width]. */
  NDArray of(NDManager into, List<int[]> passages) {
    Map<IntBuffer, NDArray> found = new HashMap<>();
    Map<IntBuffer, int[]> unknown = new LinkedHashMap<>();
    synchronized (kept) {
      for (int[] passage : passages) {
        NDArray known = kept.get(IntBuffer.wrap(passage));
        if (known == null) {
          unknown.put(IntBuffer.wrap(passage), passage);
        } else {
          // A copy: another thread may push out what is kept.
          found.put(IntBuffer.wrap(passage), joined.apply(into, List.of(known)));
        }
      }
    }
    List<int[]> missing = new ArrayList<>(unknown.values());
    missing.sort((a, b) -> Integer.compare(b.length, a.length));
    int from = 0;
    while (from < missing.size()) {
      int rows = Math.max(1, tokensPerCall / missing.get(from).length);
      int to = Math.min(missing.size(), from + rows);
      encode(into, missing.subList(from, to), found);
      from = to;
    }
    List<NDArray> parts = new ArrayList<>(passages.size());
    for (int[] passage : passages) {
      NDArray part = found.get(IntBuffer.wrap(passage));
      if (part == null) {
        throw new IllegalStateException("states of a passage: expected them, found none");
      }
      parts.add(part);
    }
    return joined.apply(into, parts);
  }

  private void encode(NDManager into, List<int[]> passages, Map<IntBuffer, NDArray> found) {
    NDArray states = encoder.apply(into, passages);
    for (int row = 0; row < passages.size(); row++) {
      int length = passages.get(row).length;
      NDArray part = states.get(into, new NDIndex(row + ", 0:" + length));
      found.put(IntBuffer.wrap(passages.get(row)), part);
      keep(passages.get(row), part);
    }
  }

  private void keep(int[] passage, NDArray states) {
    if (passage.length > most) {
      return;
    }
    synchronized (kept) {
      IntBuffer key = IntBuffer.wrap(Arrays.copyOf(passage, passage.length));
      if (kept.containsKey(key)) {
        return;
      }
      tokens += passage.length;
      Iterator<Map.Entry<IntBuffer, NDArray>> oldest = kept.entrySet().iterator();
      while (tokens > most) {
        Map.Entry<IntBuffer, NDArray> gone = oldest.next();
        tokens -= gone.getKey().remaining();
        gone.getValue().close();
        oldest.remove();
      }
      kept.put(key, joined.apply(memory, List.of(states)));
    }
  }

  /** How many passages are kept. For tests. */
  int size() {
    synchronized (kept) {
      return kept.size();
    }
  }
}

package io.conceptlinker.link.lm.onnx;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an encoder made of passages. The last ones are kept, so that a document is read once by
 * whatever finds its mentions and then asks about them. Thread-safe; two threads that ask for a
 * passage at once may both compute it. Memory: as much as it is given, on the heap.
 */
final class PassageStates {
  private final long most;

  /** By the tokens of a passage, the one that was asked for longest ago first. */
  private final Map<IntBuffer, float[]> kept = new LinkedHashMap<>(16, 0.75f, true);

  private long numbers;

  /**
   * Nothing is kept yet.
   *
   * @param most numbers that are kept
   */
  PassageStates(long most) {
    this.most = most;
  }

  /** The states of a passage, [tokens, width], which must not be changed. */
  synchronized Optional<float[]> of(int[] passage) {
    return Optional.ofNullable(kept.get(IntBuffer.wrap(passage)));
  }

  synchronized void keep(int[] passage, float[] states) {
    IntBuffer key = IntBuffer.wrap(Arrays.copyOf(passage, passage.length));
    if (states.length > most || kept.containsKey(key)) {
      return;
    }
    numbers += states.length;
    Iterator<float[]> oldest = kept.values().iterator();
    while (numbers > most) {
      numbers -= oldest.next().length;
      oldest.remove();
    }
    kept.put(key, states);
  }

  /** How many passages are kept. */
  synchronized int size() {
    return kept.size();
  }
}

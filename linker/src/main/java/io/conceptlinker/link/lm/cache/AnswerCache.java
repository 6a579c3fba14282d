package io.conceptlinker.link.lm.cache;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What models answered, as numbers. Answers stay until there is no room for another; then those
 * that were asked for longest ago give way, those of models that are gone among them. Thread-safe:
 * one lock, held for less than a microsecond where an answer takes milliseconds to compute. Memory:
 * at most as much as it is given, on the heap, where that is small enough for references of 32
 * bits.
 */
public final class AnswerCache {
  /**
   * What an answer takes beside its numbers: an entry of the map and its slots (56 bytes), the key
   * (32), the head of an array (16).
   */
  static final int ANSWER_BYTES = 104;

  private final long most;

  /** The one that was asked for longest ago first. */
  private final Map<AnswerKey, double[]> kept = new LinkedHashMap<>(16, 0.75f, true);

  private long bytes;
  private long hits;
  private long misses;

  /**
   * Nothing is kept yet.
   *
   * @param bytes the most that it takes of the heap; with 0 it keeps nothing
   */
  public AnswerCache(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("cache [" + bytes + "]: expected 0 bytes or more");
    }
    this.most = bytes;
  }

  /** One that keeps nothing. */
  public static AnswerCache none() {
    return new AnswerCache(0);
  }

  /** Whether it keeps anything. */
  public boolean isOn() {
    return most > 0;
  }

  /** An answer, which must not be changed. */
  synchronized Optional<double[]> find(AnswerKey key) {
    Optional<double[]> found = Optional.ofNullable(kept.get(key));
    if (found.isPresent()) {
      hits++;
    } else {
      misses++;
    }
    return found;
  }

  /** Keeps an answer, which must not be changed any more, instead of any before it. */
  synchronized void keep(AnswerKey key, double[] answer) {
    double @Nullable [] before = kept.remove(key);
    if (before != null) {
      bytes -= size(before);
    }
    if (size(answer) > most) {
      return;
    }
    bytes += size(answer);
    Iterator<double[]> oldest = kept.values().iterator();
    while (bytes > most) {
      bytes -= size(oldest.next());
      oldest.remove();
    }
    kept.put(key, answer);
  }

  private static long size(double[] answer) {
    return ANSWER_BYTES + (long) Double.BYTES * answer.length;
  }

  /** What it did until now. */
  public synchronized AnswerCounts counts() {
    return new AnswerCounts(hits, misses, kept.size(), bytes);
  }
}

package io.conceptlinker.elasticsearch.suggest;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.util.Accountable;
import org.apache.lucene.util.RamUsageEstimator;

/**
 * The names of a knowledge base in alphabetical order, and the later words of preferred names: five
 * bytes of heap each; the texts stay in the bundle. The names with a prefix are a range, whose best
 * are found by the best weight of each block of {@value #BLOCK} names, most blocks unread.
 *
 * <p>Immutable and thread-safe; it holds ordinals only, and is asked with any open knowledge base
 * of the version that it was made of.
 */
final class NameIndex implements Accountable {
  private static final int BLOCK = 64;
  private static final int MAX_COUNT = (1 << 21) - 1;
  private static final int LONGEST = 255;

  /**
   * A concept with the name that was found.
   *
   * @param concept ordinal of the concept
   * @param name ordinal of the name
   * @param weight greater for better ones
   */
  record Suggestion(int concept, int name, int weight) {}

  private final int[] names;
  private final byte[] words;
  private final int[] best;

  /**
   * @param names name ordinals in order
   * @param words for each the number of the word that it is sorted by
   */
  NameIndex(KnowledgeBase kb, int[] names, byte[] words) {
    this.names = names;
    this.words = words;
    this.best = new int[(names.length + BLOCK - 1) / BLOCK];
    for (int i = 0; i < names.length; i++) {
      best[i / BLOCK] = Math.max(best[i / BLOCK], weight(kb, i));
    }
  }

  /** Sorts the names of a knowledge base, which takes about a minute for seven million. */
  static NameIndex of(KnowledgeBase kb) {
    return new NameSorter(kb).sort();
  }

  /** The number of places that can be found. */
  int size() {
    return names.length;
  }

  /** The count in training first, then names before words in them, preferred ones, short ones. */
  private int weight(KnowledgeBase kb, int entry) {
    int name = names[entry];
    int count = Math.min(MAX_COUNT, kb.nameCount(name));
    boolean preferred =
        kb.nameKind(name) == NameKind.PREFERRED || name == kb.firstName(kb.nameConcept(name));
    int length = Math.min(LONGEST, kb.nameText(name).length());
    return count << 10
        | (words[entry] == 0 ? 1 << 9 : 0)
        | (preferred ? 1 << 8 : 0)
        | (LONGEST - length);
  }

  /**
   * The best concepts with a name, or a word in a preferred name, that starts with a text.
   *
   * @param kb where the names are
   * @param typed the text; nothing is found for one without letters and digits
   * @param size at most so many, best first
   */
  List<Suggestion> search(KnowledgeBase kb, String typed, int size) {
    FoldedText prefix = new FoldedText().reset(typed);
    if (prefix.words() == 0) {
      return List.of();
    }
    int from = bound(kb, prefix, 0);
    int to = bound(kb, prefix, 1);
    PriorityQueue<Long> blocks =
        new PriorityQueue<>(Math.max(1, to / BLOCK - from / BLOCK + 1), Comparator.reverseOrder());
    for (int block = from / BLOCK; block * BLOCK < to; block++) {
      blocks.add((long) best[block] << Integer.SIZE | block);
    }
    Map<Integer, Suggestion> found = new HashMap<>();
    int worst = -1;
    while (!blocks.isEmpty()) {
      long next = blocks.remove();
      if (found.size() >= size && (int) (next >>> Integer.SIZE) <= worst) {
        break;
      }
      int block = (int) next;
      for (int i = Math.max(from, block * BLOCK); i < Math.min(to, (block + 1) * BLOCK); i++) {
        int weight = weight(kb, i);
        if (found.size() < size || weight > worst) {
          add(found, new Suggestion(kb.nameConcept(names[i]), names[i], weight));
        }
      }
      worst = trim(found, size);
    }
    return sorted(found.values());
  }

  private static void add(Map<Integer, Suggestion> found, Suggestion suggestion) {
    found.merge(
        suggestion.concept(),
        suggestion,
        (old, other) -> other.weight() > old.weight() ? other : old);
  }

  /** Keeps the best; answers with the weight of the last of them. */
  private static int trim(Map<Integer, Suggestion> found, int size) {
    if (found.size() < size) {
      return -1;
    }
    List<Suggestion> order = sorted(found.values());
    order.subList(size, order.size()).forEach(suggestion -> found.remove(suggestion.concept()));
    return order.get(size - 1).weight();
  }

  private static List<Suggestion> sorted(Collection<Suggestion> suggestions) {
    List<Suggestion> sorted = new ArrayList<>(suggestions);
    sorted.sort(
        Comparator.comparingInt(Suggestion::weight).reversed().thenComparing(Suggestion::name));
    return sorted;
  }

  /** The first entry that starts with the prefix or is after it, or that is after all of these. */
  private int bound(KnowledgeBase kb, FoldedText prefix, int side) {
    FoldedText text = new FoldedText();
    int low = 0;
    int high = names.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      text.reset(kb.nameText(names[middle]));
      if (text.compareToPrefix(Byte.toUnsignedInt(words[middle]), prefix) < side) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public long ramBytesUsed() {
    return RamUsageEstimator.sizeOf(names)
        + RamUsageEstimator.sizeOf(words)
        + RamUsageEstimator.sizeOf(best);
  }
}

package io.conceptlinker.link.candidate;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.trie.PhraseTrie;
import io.conceptlinker.trie.Words;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The words around a concept: of its names and definitions, and of the names of its parents and
 * children. Computed on demand and remembered: thread-safe, at most {@value #SLOTS} profiles of at
 * most {@value #MOST_WORDS} words, 16 MiB.
 */
public final class ConceptProfiles {
  private static final int SLOTS = 1 << 14;
  private static final int MOST_WORDS = 240;
  private static final int MOST_NAMES = 12;
  private static final int MOST_RELATIVES = 8;
  private static final int LONGEST_DEFINITION = 400;

  private final KnowledgeBase kb;
  private final AtomicReferenceArray<Profile> remembered = new AtomicReferenceArray<>(SLOTS);

  public ConceptProfiles(KnowledgeBase kb) {
    this.kb = kb;
  }

  /** The profile of a concept. */
  Profile of(int concept) {
    int slot = concept & (SLOTS - 1);
    Profile known = remembered.get(slot);
    if (known != null && known.concept == concept) {
      return known;
    }
    Profile computed = compute(concept);
    remembered.set(slot, computed);
    return computed;
  }

  /**
   * The weight of a word, squared. Common words have small ordinals, so the logarithm of the
   * ordinal stands in for an inverse document frequency.
   */
  static int weight(int word) {
    int log = Integer.SIZE - Integer.numberOfLeadingZeros(word + 1);
    return log * log;
  }

  private Profile compute(int concept) {
    Collector collector = new Collector(kb.phrases());
    int end = Math.min(kb.endName(concept), kb.firstName(concept) + MOST_NAMES);
    for (int name = kb.firstName(concept); name < end; name++) {
      collector.add(kb.nameText(name));
    }
    for (String definition : kb.definitions(concept)) {
      collector.add(definition.substring(0, Math.min(definition.length(), LONGEST_DEFINITION)));
    }
    addNames(kb.parents(concept), collector);
    addNames(kb.children(concept), collector);
    return new Profile(concept, collector.words());
  }

  private void addNames(int[] relatives, Collector collector) {
    for (int i = 0; i < Math.min(relatives.length, MOST_RELATIVES); i++) {
      collector.add(kb.preferredName(relatives[i]));
    }
  }

  /** Different words, and the sum of their weights. Immutable. */
  static final class Profile {
    private final int concept;
    private final int[] words;
    private final double norm;

    Profile(int concept, int[] words) {
      this.concept = concept;
      this.words = words;
      double sum = 0;
      for (int word : words) {
        sum += weight(word);
      }
      this.norm = sum;
    }

    int size() {
      return words.length;
    }

    int word(int i) {
      return words[i];
    }

    double norm() {
      return norm;
    }
  }

  private static final class Collector {
    private final PhraseTrie trie;
    private final Words text = new Words();
    private int[] words = new int[64];
    private int size;

    Collector(PhraseTrie trie) {
      this.trie = trie;
    }

    void add(String more) {
      text.reset(more);
      for (int i = 0; i < text.size() && size < MOST_WORDS; i++) {
        int word = text.isStopWord(i) ? -1 : trie.word(text, i);
        if (word >= 0) {
          if (size == words.length) {
            words = Arrays.copyOf(words, size * 2);
          }
          words[size++] = word;
        }
      }
    }

    int[] words() {
      Arrays.sort(words, 0, size);
      int distinct = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || words[i] != words[i - 1]) {
          words[distinct++] = words[i];
        }
      }
      return Arrays.copyOf(words, distinct);
    }
  }
}

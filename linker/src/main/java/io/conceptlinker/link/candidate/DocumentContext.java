package io.conceptlinker.link.candidate;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.mention.TokenizedText;
import io.conceptlinker.trie.PhraseTrie;
import io.conceptlinker.trie.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a document says as a whole: its words, and the concepts that it names without ambiguity.
 * Confined to one thread.
 *
 * <p>A word weighs the logarithm of its ordinal in the trie: common words come first there, so this
 * stands in for an inverse document frequency.
 */
public final class DocumentContext {
  private static final int MOST_NAMES = 20;
  private static final int MOST_RELATIVES = 10;

  /** As of some twenty words: in a shorter text one word in common says little. */
  private static final double LEAST_NORM = 1000;

  private final KnowledgeBase kb;
  private final Set<Integer> words = new HashSet<>();
  private final Map<Integer, Integer> concepts = new HashMap<>();
  private final Map<String, Integer> groups = new HashMap<>();
  private final Map<Integer, Double> similarities = new HashMap<>();
  private final Words scratch = new Words();
  private double wordsNorm;
  private int mentions;

  public DocumentContext(KnowledgeBase kb) {
    this.kb = kb;
  }

  /** Adds the words of a passage. */
  public void addWords(TokenizedText text) {
    for (int i = 0; i < text.size(); i++) {
      if (text.ordinal(i) >= 0 && words.add(text.ordinal(i))) {
        wordsNorm += square(weight(text.ordinal(i)));
      }
    }
  }

  /** Notes a concept that the document names without ambiguity. */
  public void addConcept(int concept) {
    concepts.merge(concept, 1, Integer::sum);
    mentions++;
    kb.semanticGroup(concept).ifPresent(group -> groups.merge(group, 1, Integer::sum));
  }

  /** Whether the document names the concept without ambiguity. */
  boolean names(int concept) {
    return concepts.containsKey(concept);
  }

  /** Whether the document names a parent or child of the concept without ambiguity. */
  boolean namesRelative(int concept) {
    if (concepts.isEmpty()) {
      return false;
    }
    for (int parent : kb.parents(concept)) {
      if (names(parent)) {
        return true;
      }
    }
    for (int child : kb.children(concept)) {
      if (names(child)) {
        return true;
      }
    }
    return false;
  }

  /** The share of the clear mentions that are of the concept's semantic group, 0 to 1. */
  double groupShare(int concept) {
    return mentions == 0
        ? 0
        : kb.semanticGroup(concept)
            .map(group -> groups.getOrDefault(group, 0) / (double) mentions)
            .orElse(0.0);
  }

  /**
   * The cosine between the document's words and those of the concept: of its names and definitions,
   * and of the names of its parents and children.
   */
  double similarity(int concept) {
    return similarities.computeIfAbsent(concept, this::cosine);
  }

  private double cosine(int concept) {
    Set<Integer> profile = new HashSet<>();
    int end = Math.min(kb.endName(concept), kb.firstName(concept) + MOST_NAMES);
    for (int name = kb.firstName(concept); name < end; name++) {
      addTo(profile, kb.nameText(name));
    }
    for (String definition : kb.definitions(concept)) {
      addTo(profile, definition);
    }
    addNames(profile, kb.parents(concept));
    addNames(profile, kb.children(concept));
    double product = 0;
    double norm = 0;
    for (int word : profile) {
      double square = square(weight(word));
      norm += square;
      product += words.contains(word) ? square : 0;
    }
    return product == 0 ? 0 : product / Math.sqrt(norm * Math.max(wordsNorm, LEAST_NORM));
  }

  private void addNames(Set<Integer> profile, int[] relatives) {
    for (int i = 0; i < Math.min(relatives.length, MOST_RELATIVES); i++) {
      addTo(profile, kb.preferredName(relatives[i]));
    }
  }

  private void addTo(Set<Integer> profile, String text) {
    PhraseTrie trie = kb.phrases();
    scratch.reset(text);
    for (int i = 0; i < scratch.size(); i++) {
      int word = scratch.isStopWord(i) ? -1 : trie.word(scratch, i);
      if (word >= 0) {
        profile.add(word);
      }
    }
  }

  private static double weight(int word) {
    return Math.log(2.0 + word);
  }

  private static double square(double value) {
    return value * value;
  }
}

package io.conceptlinker.link.candidate;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.candidate.ConceptProfiles.Profile;
import io.conceptlinker.link.mention.TokenizedText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.FixedBitSet;

/**
 * What a document says as a whole: its words, and the concepts that it names without ambiguity.
 * Reusable, confined to one thread.
 */
public final class DocumentContext {
  /** As of some ten words: in a shorter text one word in common says little. */
  private static final double LEAST_NORM = 1000;

  private static final String NO_GROUP = "";

  private final KnowledgeBase kb;
  private final ConceptProfiles profiles;
  private final FixedBitSet words;
  private final Set<Integer> concepts = new HashSet<>();
  private final Set<Integer> parentsOfConcepts = new HashSet<>();
  private final Map<String, Integer> groups = new HashMap<>();
  private double wordsNorm;
  private int mentions;

  public DocumentContext(KnowledgeBase kb, ConceptProfiles profiles) {
    this.kb = kb;
    this.profiles = profiles;
    this.words = new FixedBitSet(Math.max(1, kb.phrases().wordCount()));
  }

  /** Forgets the document. */
  public void clear() {
    words.clear();
    concepts.clear();
    parentsOfConcepts.clear();
    groups.clear();
    wordsNorm = 0;
    mentions = 0;
  }

  /** Adds the words of a passage. */
  public void addWords(TokenizedText text) {
    for (int i = 0; i < text.size(); i++) {
      int word = text.ordinal(i);
      if (word >= 0 && !words.getAndSet(word)) {
        wordsNorm += ConceptProfiles.weight(word);
      }
    }
  }

  /** Notes a concept that the document names without ambiguity. */
  public void addConcept(int concept) {
    mentions++;
    if (concepts.add(concept)) {
      for (int parent : kb.parents(concept)) {
        parentsOfConcepts.add(parent);
      }
    }
    groups.merge(kb.semanticGroup(concept).orElse(NO_GROUP), 1, Integer::sum);
  }

  /** Whether the document names the concept without ambiguity. */
  public boolean names(int concept) {
    return concepts.contains(concept);
  }

  /** Whether the document names a parent or child of the concept without ambiguity. */
  public boolean namesRelative(int concept) {
    if (concepts.isEmpty() || parentsOfConcepts.contains(concept)) {
      return !concepts.isEmpty();
    }
    for (int parent : kb.parents(concept)) {
      if (names(parent)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The share of the clear mentions that are of the concept's semantic group, 0 to 1; those without
   * a group are one, so that a knowledge base without groups is as one with a single group.
   */
  public double groupShare(int concept) {
    String group = kb.semanticGroup(concept).orElse(NO_GROUP);
    return mentions == 0 ? 0 : groups.getOrDefault(group, 0) / (double) mentions;
  }

  /** The cosine between the document's words and those of the concept's profile. */
  public double similarity(int concept) {
    return cosine(profiles.of(concept), false);
  }

  /**
   * The same cosine without the weightiest word that both have: for an acronym that is mostly the
   * acronym, which is no evidence for itself.
   */
  double support(int concept) {
    return cosine(profiles.of(concept), true);
  }

  private double cosine(Profile profile, boolean withoutWeightiest) {
    double product = 0;
    int weightiest = 0;
    for (int i = 0; i < profile.size(); i++) {
      if (words.get(profile.word(i))) {
        int weight = ConceptProfiles.weight(profile.word(i));
        product += weight;
        weightiest = Math.max(weightiest, weight);
      }
    }
    product -= withoutWeightiest ? weightiest : 0;
    return product == 0 ? 0 : product / Math.sqrt(profile.norm() * Math.max(wordsNorm, LEAST_NORM));
  }
}

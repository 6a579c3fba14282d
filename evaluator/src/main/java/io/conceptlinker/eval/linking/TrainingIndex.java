package io.conceptlinker.eval.linking;

import io.conceptlinker.corpus.GoldConcepts;
import java.util.HashSet;
import java.util.Set;

/**
 * The concepts and the mention strings of the training data. Strings are compared exactly, letter
 * case included, as in the published tables.
 */
public final class TrainingIndex {
  private final Set<String> concepts = new HashSet<>();
  private final Set<String> texts = new HashSet<>();

  /** An index of these mentions. */
  public TrainingIndex(Iterable<GoldMention> training) {
    for (GoldMention mention : training) {
      concepts.addAll(mention.gold().ids());
      texts.add(mention.text());
    }
  }

  /** Whether one of the alternatives was seen whole. */
  public boolean sawConcept(GoldConcepts gold) {
    return gold.alternatives().stream().anyMatch(concepts::containsAll);
  }

  /** Whether exactly this string was a mention. */
  public boolean sawText(String text) {
    return texts.contains(text);
  }
}

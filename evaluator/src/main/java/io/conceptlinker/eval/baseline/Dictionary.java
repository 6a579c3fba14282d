package io.conceptlinker.eval.baseline;

import io.conceptlinker.eval.linking.RankedConcept;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Strings with what they denote, and how much speaks for it. The score of a concept is its share of
 * the weight of the string. Ties keep the order in which concepts came. Thread-safe once it is
 * filled; filling is confined to one thread.
 */
final class Dictionary implements MentionRanker {
  private final String path;
  private final Map<String, Map<String, Integer>> concepts = new LinkedHashMap<>();

  private Dictionary(String path) {
    this.path = path;
  }

  /** The names of a knowledge base: a concept that is shown with the string comes first. */
  static Dictionary ofNames(List<KbName> names) {
    Dictionary dictionary = new Dictionary("dictionary");
    for (KbName name : names) {
      if (name.preferred()) {
        dictionary.add(name.text(), name.concept(), 1);
      }
    }
    for (KbName name : names) {
      dictionary
          .concepts
          .computeIfAbsent(Surface.of(name.text()), added -> new LinkedHashMap<>())
          .putIfAbsent(name.concept(), 1);
    }
    return dictionary;
  }

  /** The strings of training mentions: what they denote most often comes first. */
  static Dictionary ofTraining(List<TrainingMention> training) {
    Dictionary dictionary = new Dictionary("training");
    for (TrainingMention mention : training) {
      for (String answer : mention.answers()) {
        dictionary.add(mention.text(), answer, 1);
      }
    }
    return dictionary;
  }

  private void add(String text, String concept, int weight) {
    concepts
        .computeIfAbsent(Surface.of(text), added -> new LinkedHashMap<>())
        .merge(concept, weight, Integer::sum);
  }

  @Override
  public Ranking rank(String mention) {
    Map<String, Integer> weights = concepts.getOrDefault(Surface.of(mention), Map.of());
    if (weights.isEmpty()) {
      return Ranking.NONE;
    }
    double sum = weights.values().stream().mapToInt(Integer::intValue).sum();
    List<RankedConcept> ranked = new ArrayList<>();
    weights.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(Ranking.MAX_CONCEPTS)
        .forEach(entry -> ranked.add(new RankedConcept(entry.getKey(), entry.getValue() / sum)));
    return new Ranking(ranked, path);
  }
}

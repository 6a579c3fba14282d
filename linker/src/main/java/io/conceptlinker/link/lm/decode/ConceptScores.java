package io.conceptlinker.link.lm.decode;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The probabilities of the concepts found so far, summed over their names. Confined. */
final class ConceptScores {
  private static final Comparator<DecodedConcept> BEST_FIRST =
      Comparator.comparingDouble(DecodedConcept::logProb)
          .reversed()
          .thenComparingInt(DecodedConcept::concept);

  private final KnowledgeBase kb;
  private final Map<Integer, Score> scores = new HashMap<>();

  private static final class Score {
    double probability;
    double best = -1;
    int name = -1;

    /** The first of all names that are written like that one. */
    int sharedName = -1;

    void add(double share, int fromName, int firstName) {
      probability += share;
      if (share > best) {
        best = share;
        name = fromName;
        sharedName = firstName;
      }
    }
  }

  ConceptScores(KnowledgeBase kb) {
    this.kb = kb;
  }

  boolean isEmpty() {
    return scores.isEmpty();
  }

  /** Adds what a prefix has of which one concept alone is left; {@code name} is one below it. */
  void add(int concept, int name, double probability) {
    add(concept, name, name, probability);
  }

  private void add(int concept, int name, int firstName, double probability) {
    scores.computeIfAbsent(concept, c -> new Score()).add(probability, name, firstName);
  }

  /**
   * Adds a name. If it denotes several concepts each gets a share: by how often the name was seen
   * with it in training, and one.
   */
  void add(NameList names, double probability) {
    double seen = 0;
    for (int i = 0; i < names.size(); i++) {
      seen += 1 + kb.nameCount(names.get(i));
    }
    for (int i = 0; i < names.size(); i++) {
      int name = names.get(i);
      double share = probability * (1 + kb.nameCount(name)) / seen;
      add(kb.nameConcept(name), name, names.get(0), share);
    }
  }

  /**
   * Returns whether no concept can become more than so many times as probable as the best one if
   * this much goes to one of them. Those that got most of what they have from the same name do not
   * count: the model cannot tell them apart, and to decode on until it is certain which of them is
   * ahead would be for nothing.
   */
  boolean isBestCertain(double undecided, double factor) {
    @Nullable Score first = null;
    for (Score score : scores.values()) {
      if (first == null || score.probability > first.probability) {
        first = score;
      }
    }
    if (first == null) {
      return undecided <= 0;
    }
    double second = 0;
    for (Score score : scores.values()) {
      if (score.sharedName != first.sharedName) {
        second = Math.max(second, score.probability);
      }
    }
    return factor * first.probability >= second + undecided;
  }

  List<DecodedConcept> best(int count) {
    List<DecodedConcept> all = new ArrayList<>(scores.size());
    scores.forEach(
        (concept, score) ->
            all.add(new DecodedConcept(concept, Math.log(score.probability), score.name)));
    all.sort(BEST_FIRST);
    return all.subList(0, Math.min(count, all.size()));
  }
}

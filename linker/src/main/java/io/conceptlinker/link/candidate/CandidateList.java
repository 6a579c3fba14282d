package io.conceptlinker.link.candidate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The concepts that a mention could denote, each once. Best first after it was scored; equal scores
 * in the order of the concepts' ordinals. Confined to one thread.
 */
public final class CandidateList {
  private static final Comparator<ConceptEvidence> BEST_FIRST =
      Comparator.comparingDouble(ConceptEvidence::score)
          .reversed()
          .thenComparingInt(ConceptEvidence::concept);

  private final List<ConceptEvidence> candidates = new ArrayList<>(2);

  /** Number of concepts. */
  public int size() {
    return candidates.size();
  }

  /** Whether there is no concept. */
  public boolean isEmpty() {
    return candidates.isEmpty();
  }

  /** One of the concepts. */
  public ConceptEvidence get(int index) {
    return candidates.get(index);
  }

  /** Number of concepts that were found by their names, not by 3-grams. */
  public int names() {
    int names = 0;
    for (ConceptEvidence candidate : candidates) {
      names += candidate.isLexical() ? 0 : 1;
    }
    return names;
  }

  /** Number of concepts that a language model named. */
  public int decoded() {
    int decoded = 0;
    for (ConceptEvidence candidate : candidates) {
      decoded += candidate.isDecoded() ? 1 : 0;
    }
    return decoded;
  }

  /** Leaves only the first concepts, and those that a language model named. */
  public void limit(int most) {
    int place = 0;
    for (Iterator<ConceptEvidence> rest = candidates.iterator(); rest.hasNext(); place++) {
      if (!rest.next().isDecoded() && place >= most) {
        rest.remove();
      }
    }
  }

  /** Whether the condition holds for a concept. */
  public boolean contains(IntPredicate condition) {
    for (ConceptEvidence candidate : candidates) {
      if (condition.test(candidate.concept())) {
        return true;
      }
    }
    return false;
  }

  /** Leaves only the concepts for which the condition holds. */
  public void retain(IntPredicate condition) {
    candidates.removeIf(candidate -> !condition.test(candidate.concept()));
  }

  /** The highest quality of a candidate, or 0. */
  public double bestQuality() {
    double best = 0;
    for (ConceptEvidence candidate : candidates) {
      best = Math.max(best, candidate.quality());
    }
    return best;
  }

  /**
   * Gives the first candidates other scores and sorts anew; those behind them have 0 from now on.
   *
   * @param scores one for each of the first candidates
   */
  public void rescore(double[] scores) {
    for (int i = 0; i < candidates.size(); i++) {
      candidates.get(i).setScore(i < scores.length ? scores[i] : 0);
    }
    sort();
  }

  void add(int concept, ConceptEvidence.NameEvidence name) {
    for (ConceptEvidence candidate : candidates) {
      if (candidate.concept() == concept) {
        candidate.find(name);
        return;
      }
    }
    ConceptEvidence candidate = new ConceptEvidence(concept);
    candidate.find(name);
    candidates.add(candidate);
  }

  /**
   * Adds a concept that a language model named. What look-ups found out about a candidate is not
   * changed by it.
   *
   * @param saidName the ordinal of the name
   * @param evidence how that name fits the mention
   */
  void addSaid(int concept, int saidName, ConceptEvidence.NameEvidence evidence) {
    for (ConceptEvidence candidate : candidates) {
      if (candidate.concept() == concept) {
        candidate.say(saidName);
        return;
      }
    }
    ConceptEvidence candidate = new ConceptEvidence(concept);
    candidate.add(evidence);
    candidate.say(saidName);
    candidates.add(candidate);
  }

  void sort() {
    candidates.sort(BEST_FIRST);
  }
}

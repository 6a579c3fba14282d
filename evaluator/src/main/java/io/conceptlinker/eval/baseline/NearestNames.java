package io.conceptlinker.eval.baseline;

import io.conceptlinker.eval.linking.RankedConcept;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks concepts by the cosine of their best name with the mention. Ties go to a training string
 * first, then to a preferred name, then to the order of the names. Thread-safe.
 */
final class NearestNames implements MentionRanker {
  /** Cosines that differ by less are ties: sums of floats depend on the order of their terms. */
  private static final int STEPS = 1 << 20;

  private static final int ORDER_BITS = 30;
  private static final int RANK_BITS = 2;
  private static final double[] LEAST_SHARE_OF_BEST = {0.8, 0.4, 0};

  private final List<KbName> names;
  private final int trainingFrom;
  private final int[][] namesOfText;
  private final GramIndex index;

  /**
   * @param kb the names of the knowledge base, to which the vectors are fitted; to the training
   *     strings if there are none
   * @param training strings of training mentions with their concepts
   * @param minDocuments grams that fewer names have are left out
   */
  NearestNames(List<KbName> kb, List<KbName> training, int minDocuments) {
    names = new ArrayList<>(kb);
    names.addAll(training);
    if (names.size() >= 1 << ORDER_BITS) {
      throw new IllegalArgumentException("names [" + names.size() + "]: expected fewer than 2^30");
    }
    trainingFrom = kb.size();
    Map<String, List<Integer>> byText = new LinkedHashMap<>();
    for (int name = 0; name < names.size(); name++) {
      byText
          .computeIfAbsent(Surface.of(names.get(name).text()), added -> new ArrayList<>(1))
          .add(name);
    }
    List<String> texts = List.copyOf(byText.keySet());
    namesOfText = new int[texts.size()][];
    for (int text = 0; text < namesOfText.length; text++) {
      namesOfText[text] =
          byText.getOrDefault(texts.get(text), List.of()).stream().mapToInt(i -> i).toArray();
    }
    List<String> fitted = kb.stream().map(name -> Surface.of(name.text())).distinct().toList();
    index =
        new GramIndex(new GramVectorizer(fitted.isEmpty() ? texts : fitted, minDocuments), texts);
  }

  @Override
  public Ranking rank(String mention) {
    float[] cosines = index.cosines(Surface.of(mention));
    float best = 0;
    for (float cosine : cosines) {
      best = Math.max(best, cosine);
    }
    List<RankedConcept> ranked = List.of();
    for (int i = 0; best > 0 && i < LEAST_SHARE_OF_BEST.length; i++) {
      ranked = concepts(cosines, best * LEAST_SHARE_OF_BEST[i]);
      if (ranked.size() == Ranking.MAX_CONCEPTS) {
        break;
      }
    }
    return ranked.isEmpty() ? Ranking.NONE : new Ranking(ranked, "tfidf");
  }

  /** The first concepts among the names that are at least so near. */
  private List<RankedConcept> concepts(float[] cosines, double least) {
    long[] keys = new long[64];
    int size = 0;
    for (int text = 0; text < cosines.length; text++) {
      if (cosines[text] > 0 && cosines[text] >= least) {
        for (int name : namesOfText[text]) {
          keys = size == keys.length ? Arrays.copyOf(keys, size * 2) : keys;
          keys[size++] = key(cosines[text], name);
        }
      }
    }
    Arrays.sort(keys, 0, size);
    Map<String, RankedConcept> concepts = new LinkedHashMap<>();
    for (int i = size - 1; i >= 0 && concepts.size() < Ranking.MAX_CONCEPTS; i--) {
      String concept = names.get(name(keys[i])).concept();
      concepts.putIfAbsent(concept, new RankedConcept(concept, cosine(keys[i])));
    }
    return List.copyOf(concepts.values());
  }

  /** A number that is larger for what comes first: cosine, then kind of name, then its order. */
  private long key(float cosine, int name) {
    int rank = name >= trainingFrom ? 2 : names.get(name).preferred() ? 1 : 0;
    long step = Math.round(Math.min(1, cosine) * (double) STEPS);
    return ((step << RANK_BITS | rank) << ORDER_BITS) | ((1L << ORDER_BITS) - 1 - name);
  }

  private static int name(long key) {
    return (int) ((1L << ORDER_BITS) - 1 - (key & ((1L << ORDER_BITS) - 1)));
  }

  private static double cosine(long key) {
    return (double) (key >> (ORDER_BITS + RANK_BITS)) / STEPS;
  }
}

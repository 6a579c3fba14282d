package io.conceptlinker.eval.stats;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A detection task by class, with the three usual averages. A class counts when it occurs in the
 * gold or in the predictions, as in scikit-learn and seqeval.
 *
 * @param byClass counts of each class, in the order of the class names
 * @param micro figures of the pooled counts
 * @param macro unweighted mean over the classes
 * @param weighted mean over the classes, weighted by their support; 0 without gold
 */
public record Averages(
    Map<String, PrecisionRecall> byClass, Scores micro, Scores macro, Scores weighted) {

  public Averages {
    byClass = Collections.unmodifiableSortedMap(new TreeMap<>(byClass));
  }

  /** The averages of these classes. */
  public static Averages of(Map<String, PrecisionRecall> byClass) {
    Collection<PrecisionRecall> classes = byClass.values();
    PrecisionRecall pooled = PrecisionRecall.NONE;
    for (PrecisionRecall counts : classes) {
      pooled = pooled.plus(counts);
    }
    return new Averages(
        byClass,
        pooled.scores(),
        mean(classes, counts -> 1, classes.size(), pooled.gold()),
        mean(classes, counts -> (double) counts.gold(), (double) pooled.gold(), pooled.gold()));
  }

  private static Scores mean(
      Collection<PrecisionRecall> classes,
      ToDoubleFunction<PrecisionRecall> weight,
      double totalWeight,
      long support) {
    if (totalWeight == 0) {
      return new Scores(0, 0, 0, support);
    }
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    for (PrecisionRecall counts : classes) {
      double share = weight.applyAsDouble(counts) / totalWeight;
      precision += share * counts.precision();
      recall += share * counts.recall();
      f1 += share * counts.f1();
    }
    return new Scores(precision, recall, f1, support);
  }
}

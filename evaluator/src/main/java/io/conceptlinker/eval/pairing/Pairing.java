package io.conceptlinker.eval.pairing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToLongBiFunction;

/**
 * Pairs gold items with predictions, each used at most once, in stages: what one stage has paired
 * is out of reach of the next. Confined to one thread.
 *
 * <p>Cost of a stage: one call of the weight for each gold item and prediction that are left, and
 * an {@link Assignment} for each group of them that hangs together.
 */
public final class Pairing<G, P> {
  private final List<G> gold;
  private final List<P> predicted;
  private final BitSet freeGold = new BitSet();
  private final BitSet freePredicted = new BitSet();
  private final List<Pair<G, P>> pairs = new ArrayList<>();

  /** A pairing that has no pairs yet. */
  public Pairing(List<G> gold, List<P> predicted) {
    this.gold = List.copyOf(gold);
    this.predicted = List.copyOf(predicted);
    freeGold.set(0, gold.size());
    freePredicted.set(0, predicted.size());
  }

  /**
   * Adds the pairs whose weights have the largest sum.
   *
   * @param weight what a pair is worth; 0 if it can be none
   */
  public Pairing<G, P> match(ToLongBiFunction<? super G, ? super P> weight) {
    int[][] partners = new int[gold.size()][];
    for (int g = freeGold.nextSetBit(0); g >= 0; g = freeGold.nextSetBit(g + 1)) {
      G item = gold.get(g);
      partners[g] =
          freePredicted.stream()
              .filter(p -> weight.applyAsLong(item, predicted.get(p)) > 0)
              .toArray();
    }
    BitSet waiting = (BitSet) freeGold.clone();
    for (int g = waiting.nextSetBit(0); g >= 0; g = waiting.nextSetBit(g + 1)) {
      if (partners[g].length > 0) {
        matchGroup(g, partners, waiting, weight);
      }
    }
    return this;
  }

  /** Gives each prediction, in order, the first gold item in order that is left and fits. */
  public Pairing<G, P> matchInOrder(BiPredicate<? super G, ? super P> fits) {
    for (int p = freePredicted.nextSetBit(0); p >= 0; p = freePredicted.nextSetBit(p + 1)) {
      int g = freeGold.nextSetBit(0);
      while (g >= 0 && !fits.test(gold.get(g), predicted.get(p))) {
        g = freeGold.nextSetBit(g + 1);
      }
      if (g >= 0) {
        add(g, p);
      }
    }
    return this;
  }

  /** The pairs so far. */
  public List<Pair<G, P>> pairs() {
    return List.copyOf(pairs);
  }

  /** Gold items without a prediction, in the order given. */
  public List<G> missed() {
    return freeGold.stream().mapToObj(gold::get).toList();
  }

  /** Predictions without a gold item, in the order given. */
  public List<P> spurious() {
    return freePredicted.stream().mapToObj(predicted::get).toList();
  }

  /** Matches the gold items and predictions that can be reached from one gold item. */
  private void matchGroup(
      int first, int[][] partners, BitSet waiting, ToLongBiFunction<? super G, ? super P> weight) {
    BitSet rows = new BitSet();
    BitSet columns = new BitSet();
    Deque<Integer> queue = new ArrayDeque<>(List.of(first));
    rows.set(first);
    while (!queue.isEmpty()) {
      for (int p : partners[queue.remove()]) {
        if (!columns.get(p)) {
          columns.set(p);
          for (int g = waiting.nextSetBit(0); g >= 0; g = waiting.nextSetBit(g + 1)) {
            if (!rows.get(g) && weight.applyAsLong(gold.get(g), predicted.get(p)) > 0) {
              rows.set(g);
              queue.add(g);
            }
          }
        }
      }
    }
    waiting.andNot(rows);
    int[] row = rows.stream().toArray();
    int[] column = columns.stream().toArray();
    long[][] weights = new long[row.length][column.length];
    for (int i = 0; i < row.length; i++) {
      for (int j = 0; j < column.length; j++) {
        weights[i][j] = weight.applyAsLong(gold.get(row[i]), predicted.get(column[j]));
      }
    }
    int[] assigned = Assignment.maximum(weights);
    for (int i = 0; i < row.length; i++) {
      if (assigned[i] != Assignment.NONE) {
        add(row[i], column[assigned[i]]);
      }
    }
  }

  private void add(int g, int p) {
    pairs.add(new Pair<>(gold.get(g), predicted.get(p)));
    freeGold.clear(g);
    freePredicted.clear(p);
  }
}

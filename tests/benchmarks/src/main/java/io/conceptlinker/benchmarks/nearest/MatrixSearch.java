package io.conceptlinker.benchmarks.nearest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The product of a query's TF-IDF vector with the sparse matrix of all phrases, by columns, then
 * the best of all rows: what scikit-learn's vectorizer and a sparse product do. Exact.
 */
final class MatrixSearch implements NearestSearch {
  private final Map<String, MatrixColumn> columns = new HashMap<>();
  private final float[] products;

  MatrixSearch(String[] phrases) {
    for (int phrase = 0; phrase < phrases.length; phrase++) {
      for (String gram : Grams.of(phrases[phrase])) {
        columns.computeIfAbsent(gram, key -> new MatrixColumn()).count(phrase);
      }
    }
    double[] squares = new double[phrases.length];
    columns.values().forEach(column -> column.weigh(squares));
    columns.values().forEach(column -> column.normalise(squares));
    products = new float[phrases.length];
  }

  @Override
  public float[] search(String key, int k) {
    Map<MatrixColumn, Integer> counts = new HashMap<>();
    for (String gram : Grams.of(key)) {
      MatrixColumn column = columns.get(gram);
      if (column != null) {
        counts.merge(column, 1, Integer::sum);
      }
    }
    double sum = 0;
    for (Map.Entry<MatrixColumn, Integer> count : counts.entrySet()) {
      double weight = count.getValue() * count.getKey().idf();
      sum += weight * weight;
    }
    Arrays.fill(products, 0);
    for (Map.Entry<MatrixColumn, Integer> count : counts.entrySet()) {
      MatrixColumn column = count.getKey();
      column.addTo(products, (float) (count.getValue() * column.idf() / Math.sqrt(sum)));
    }
    return best(k);
  }

  private float[] best(int k) {
    PriorityQueue<Float> best = new PriorityQueue<>(k + 1);
    float least = 0;
    for (float product : products) {
      if (product > least) {
        best.add(product);
        if (best.size() > k) {
          best.remove();
        }
        least = best.size() == k ? best.element() : 0;
      }
    }
    List<Float> rising = best.stream().sorted().toList();
    float[] scores = new float[rising.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = rising.get(scores.length - 1 - i);
    }
    return scores;
  }

  @Override
  public void close() {}
}

package io.conceptlinker.kb.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.util.IntsRef;

public class WordAlignerTests extends LuceneTestCase {
  private static final int ROUNDS = 8;
  private static final int NONE = -1;

  private record Pair(List<Integer> source, List<Integer> target, float weight) {}

  private record Words(int source, int target) {}

  /** Against the equations of the paper, written down as they stand there. */
  public void testAgainstOracle() {
    for (int iteration = 0; iteration < 20; iteration++) {
      List<Pair> pairs = new ArrayList<>();
      WordAligner aligner = new WordAligner();
      for (int i = atLeast(20); i > 0; i--) {
        Pair pair = new Pair(words(), words(), random().nextFloat() + 0.1f);
        pairs.add(pair);
        aligner.add(ref(pair.source), ref(pair.target), pair.weight);
      }
      aligner.learn();
      Map<Words, Double> expected = oracle(pairs);
      assertEquals(expected.size(), aligner.size());
      for (int i = 0; i < aligner.size(); i++) {
        Words words = new Words(aligner.source(i), aligner.target(i));
        assertEquals(expected.getOrDefault(words, -1.0), aligner.share(i), 1e-9);
        assertTrue(aligner.count(i) >= 0);
      }
    }
  }

  public void testNothingToLearnFrom() {
    WordAligner aligner = new WordAligner();
    aligner.learn();
    assertEquals(0, aligner.size());
  }

  private static List<Integer> words() {
    return random().ints(1 + random().nextInt(4), 0, 12).boxed().toList();
  }

  /** Somewhere inside of an array, as a reused buffer has it. */
  private static IntsRef ref(List<Integer> words) {
    int offset = random().nextInt(3);
    int[] buffer = new int[offset + words.size() + random().nextInt(3)];
    for (int i = 0; i < words.size(); i++) {
      buffer[offset + i] = words.get(i);
    }
    return new IntsRef(buffer, offset, words.size());
  }

  private static Map<Words, Double> oracle(List<Pair> pairs) {
    Map<Words, Double> shares = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      Map<Words, Double> counts = new HashMap<>();
      Map<Integer, Double> totals = new HashMap<>();
      for (Pair pair : pairs) {
        List<Integer> sources = new ArrayList<>(List.of(NONE));
        sources.addAll(pair.source);
        for (int target : pair.target) {
          double all = 0;
          for (int source : sources) {
            all += shares.getOrDefault(new Words(source, target), 1.0);
          }
          for (int source : sources) {
            double share = shares.getOrDefault(new Words(source, target), 1.0) / all;
            counts.merge(new Words(source, target), pair.weight * share, Double::sum);
            totals.merge(source, pair.weight * share, Double::sum);
          }
        }
      }
      counts.replaceAll((words, count) -> count / totals.getOrDefault(words.source(), 1.0));
      shares = counts;
    }
    return shares;
  }
}

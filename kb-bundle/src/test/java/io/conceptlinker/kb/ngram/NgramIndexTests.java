package io.conceptlinker.kb.ngram;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.tests.util.LuceneTestCase;

/** The index against TF-IDF written down naively. */
public class NgramIndexTests extends LuceneTestCase {
  private static final float TOLERANCE = 1e-4f;

  /** Naive vectors: gram to weight, scaled to length 1. */
  private static final class Oracle {
    private final Map<String, Double> idf = new HashMap<>();
    private final List<Map<String, Double>> vectors = new ArrayList<>();

    Oracle(List<List<String>> phrases) {
      Map<String, Integer> frequency = new HashMap<>();
      for (List<String> phrase : phrases) {
        counts(phrase).keySet().forEach(gram -> frequency.merge(gram, 1, Integer::sum));
      }
      frequency.forEach(
          (gram, df) -> idf.put(gram, Math.log((1d + phrases.size()) / (1d + df)) + 1));
      phrases.forEach(phrase -> vectors.add(vector(phrase)));
    }

    static Map<String, Integer> counts(List<String> words) {
      Map<String, Integer> counts = new HashMap<>();
      for (String word : words) {
        String padded = " " + word + " ";
        for (int i = 0; i + 3 <= padded.length(); i++) {
          counts.merge(padded.substring(i, i + 3), 1, Integer::sum);
        }
      }
      return counts;
    }

    Map<String, Double> vector(List<String> words) {
      Map<String, Double> vector = new HashMap<>();
      counts(words)
          .forEach(
              (gram, tf) -> {
                if (idf.containsKey(gram)) {
                  vector.put(gram, tf * idf.get(gram));
                }
              });
      double norm = Math.sqrt(vector.values().stream().mapToDouble(w -> w * w).sum());
      vector.replaceAll((gram, weight) -> weight / norm);
      return vector;
    }

    double cosine(Map<String, Double> query, int phrase) {
      return query.entrySet().stream()
          .mapToDouble(e -> e.getValue() * vectors.get(phrase).getOrDefault(e.getKey(), 0d))
          .sum();
    }
  }

  static NgramIndex index(List<List<String>> phrases) throws IOException {
    TreeSet<String> sorted = new TreeSet<>();
    phrases.forEach(sorted::addAll);
    List<String> words = new ArrayList<>(sorted);
    Map<String, Integer> ordinals = new HashMap<>();
    words.forEach(word -> ordinals.put(word, ordinals.size()));
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    NgramIndexWriter.write(
        words.size(),
        words::get,
        phrases.size(),
        (phrase, into) -> {
          int size = 0;
          for (String word : phrases.get(phrase)) {
            into[size++] = ordinals.get(word);
          }
          return size;
        },
        out);
    return NgramIndex.open(MemorySegment.ofArray(out.toArrayCopy()));
  }

  private static List<List<String>> randomPhrases(Random random, int count) {
    List<String> vocabulary = new ArrayList<>();
    int letters = 2 + random.nextInt(6);
    for (int i = 0; i < 60; i++) {
      StringBuilder word = new StringBuilder();
      for (int length = 1 + random.nextInt(9); length > 0; length--) {
        word.append((char) ('a' + random.nextInt(letters)));
      }
      vocabulary.add(word.toString());
    }
    List<List<String>> phrases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> phrase = new ArrayList<>();
      for (int length = 1 + random.nextInt(4); length > 0; length--) {
        phrase.add(vocabulary.get((int) Math.abs(random.nextGaussian() * 15) % vocabulary.size()));
      }
      phrases.add(phrase);
    }
    return phrases;
  }

  public void testTopHitsEqualTheOracle() throws IOException {
    for (int round = 0; round < 20; round++) {
      List<List<String>> phrases = randomPhrases(random(), 1 + random().nextInt(800));
      Oracle oracle = new Oracle(phrases);
      NgramSearcher searcher = index(phrases).searcher();
      for (int query = 0; query < 20; query++) {
        List<String> words = randomPhrases(random(), 1).getFirst();
        if (random().nextBoolean()) {
          words = phrases.get(random().nextInt(phrases.size()));
        }
        check(oracle, searcher, phrases.size(), words, 0.2f + 0.6f * random().nextFloat());
      }
    }
  }

  private void check(
      Oracle oracle, NgramSearcher searcher, int count, List<String> words, float minimum) {
    Map<String, Double> vector = oracle.vector(words);
    List<Integer> expected = new ArrayList<>();
    double[] cosines = new double[count];
    for (int phrase = 0; phrase < count; phrase++) {
      cosines[phrase] = vector.isEmpty() ? 0 : oracle.cosine(vector, phrase);
      if (cosines[phrase] >= minimum + TOLERANCE) {
        expected.add(phrase);
      }
    }
    expected.sort(Comparator.comparingDouble(phrase -> -cosines[phrase]));
    int capacity = 1 + random().nextInt(20);
    NgramHits hits = new NgramHits(capacity);
    searcher.search(words, minimum, hits);
    for (int rank = 0; rank < hits.size(); rank++) {
      assertEquals(cosines[hits.phrase(rank)], hits.cosine(rank), TOLERANCE);
      if (rank < expected.size()) {
        assertEquals(cosines[expected.get(rank)], hits.cosine(rank), TOLERANCE);
      }
      assertTrue(rank == 0 || hits.cosine(rank) <= hits.cosine(rank - 1));
    }
    assertTrue("a hit is missing", hits.size() >= Math.min(expected.size(), capacity));
  }

  public void testEveryPhraseFindsItself() throws IOException {
    List<List<String>> phrases = randomPhrases(random(), 500);
    NgramSearcher searcher = index(phrases).searcher();
    NgramHits hits = new NgramHits(1);
    for (List<String> phrase : phrases) {
      searcher.search(phrase, 0.9f, hits);
      assertEquals(1, hits.size());
      assertEquals(1f, hits.cosine(0), TOLERANCE);
    }
  }

  public void testFindsMisspelling() throws IOException {
    NgramSearcher searcher =
        index(
                List.of(
                    List.of("haemorrhage"),
                    List.of("hepatitis"),
                    List.of("haemophilus", "influenza")))
            .searcher();
    NgramHits hits = new NgramHits(3);
    searcher.search(List.of("haemorhage"), 0.3f, hits);
    assertEquals(0, hits.phrase(0));
    searcher.search(List.of("influensa", "hemophilus"), 0.3f, hits);
    assertEquals(2, hits.phrase(0));
  }

  public void testNothingInCommon() throws IOException {
    NgramSearcher searcher = index(List.of(List.of("heart"))).searcher();
    NgramHits hits = new NgramHits(3);
    searcher.search(List.of("zzz"), 0.1f, hits);
    assertEquals(0, hits.size());
    searcher.search(List.of(), 0.1f, hits);
    assertEquals(0, hits.size());
  }

  public void testMinimumIsChecked() throws IOException {
    NgramSearcher searcher = index(List.of(List.of("heart"))).searcher();
    for (float minimum : new float[] {0, -1, 1.5f, Float.NaN}) {
      expectThrows(
          IllegalArgumentException.class,
          () -> searcher.search(List.of("heart"), minimum, new NgramHits(1)));
    }
  }
}

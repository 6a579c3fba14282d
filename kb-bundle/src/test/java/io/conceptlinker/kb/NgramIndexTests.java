package io.conceptlinker.kb;

import io.conceptlinker.trie.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

public class NgramIndexTests extends LuceneTestCase {

  /** scikit-learn's char_wb analyzer, as its source has it, on code points. */
  private static Map<String, Integer> analyse(String text) {
    Map<String, Integer> counts = new HashMap<>();
    for (String word : text.split("\\s+", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      int[] padded = (" " + word + " ").codePoints().toArray();
      int offset = 0;
      counts.merge(new String(padded, 0, Math.min(3, padded.length)), 1, Integer::sum);
      while (offset + 3 < padded.length) {
        offset++;
        counts.merge(new String(padded, offset, 3), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** TF-IDF vectors of all phrases, computed plainly. */
  private static final class Oracle {
    final Map<String, Integer> documentFrequencies = new HashMap<>();
    final List<Map<String, Integer>> documents = new ArrayList<>();

    Oracle(List<String> phrases) {
      for (String phrase : phrases) {
        Map<String, Integer> counts = analyse(phrase);
        counts.keySet().forEach(gram -> documentFrequencies.merge(gram, 1, Integer::sum));
        documents.add(counts);
      }
    }

    Map<String, Double> vector(Map<String, Integer> counts) {
      Map<String, Double> vector = new HashMap<>();
      double sum = 0;
      for (Map.Entry<String, Integer> entry : counts.entrySet()) {
        int df = documentFrequencies.getOrDefault(entry.getKey(), 0);
        if (df > 0) {
          double idf = Math.log((1.0 + documents.size()) / (1.0 + df)) + 1;
          double weight = entry.getValue() * idf;
          vector.put(entry.getKey(), weight);
          sum += weight * weight;
        }
      }
      double norm = Math.sqrt(sum);
      vector.replaceAll((gram, weight) -> weight / norm);
      return vector;
    }

    double[] cosines(String query) {
      Map<String, Double> vector = vector(analyse(query));
      double[] cosines = new double[documents.size()];
      for (int i = 0; i < cosines.length; i++) {
        Map<String, Double> document = vector(documents.get(i));
        for (Map.Entry<String, Double> entry : vector.entrySet()) {
          cosines[i] += entry.getValue() * document.getOrDefault(entry.getKey(), 0.0);
        }
      }
      return cosines;
    }
  }

  private static String randomWord() {
    return switch (random().nextInt(4)) {
      case 0 -> TestUtil.randomRealisticUnicodeString(random(), 1, 7);
      case 1 -> TestUtil.randomSimpleString(random(), 1, 2);
      default -> {
        // Few letters make many shared 3-grams.
        StringBuilder word = new StringBuilder();
        for (int i = 1 + random().nextInt(8); i > 0; i--) {
          word.append((char) ('a' + random().nextInt(3)));
        }
        yield word.toString();
      }
    };
  }

  private static String randomText(List<String> vocabulary) {
    int length =
        random().nextInt(6) == 0 ? TestUtil.nextInt(random(), 5, 30) : 1 + random().nextInt(4);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(vocabulary.get(random().nextInt(vocabulary.size()))).append(' ');
    }
    return text.toString();
  }

  public void testAgainstOracle() throws IOException {
    for (int iteration = 0; iteration < 4; iteration++) {
      List<String> vocabulary = new ArrayList<>();
      for (int i = TestUtil.nextInt(random(), 1, 120); i > 0; i--) {
        vocabulary.add(randomWord());
      }
      KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
      for (int i = 0; i < atLeast(150); i++) {
        String text = randomText(vocabulary);
        if (!text.isBlank()) {
          builder.name(builder.concept("C" + i), text, "en", "", NameKind.SYNONYM, 0);
        }
      }
      Path directory = createTempDir().resolve("kb");
      builder.write(directory, "ngrams");
      try (KnowledgeBase kb = KnowledgeBase.open(directory)) {
        check(kb, vocabulary);
      }
    }
  }

  private static void check(KnowledgeBase kb, List<String> vocabulary) {
    List<String> phrases = phrases(kb);
    Oracle oracle = new Oracle(phrases);
    NgramSearcher searcher = kb.ngrams().searcher();
    NgramHits hits = new NgramHits();
    for (int query = 0; query < 40; query++) {
      String text =
          switch (random().nextInt(3)) {
            case 0 -> phrases.isEmpty() ? "a" : phrases.get(random().nextInt(phrases.size()));
            case 1 -> Words.of(randomText(vocabulary)).phraseKey();
            default -> randomWord() + "  " + randomWord();
          };
      int k = 1 + random().nextInt(random().nextBoolean() ? 3 : phrases.size() + 5);
      double[] cosines = oracle.cosines(text);
      int found = searcher.search(text, k, hits);
      assertEquals(found, hits.size());
      checkHits(cosines, k, hits);
    }
  }

  private static void checkHits(double[] cosines, int k, NgramHits hits) {
    double[] best =
        Arrays.stream(cosines)
            .filter(c -> c > 0)
            .boxed()
            .sorted(Comparator.reverseOrder())
            .limit(k)
            .mapToDouble(Double::doubleValue)
            .toArray();
    assertEquals(best.length, hits.size());
    boolean[] seen = new boolean[cosines.length];
    for (int i = 0; i < best.length; i++) {
      assertEquals(best[i], hits.cosine(i), 1e-6);
      assertEquals(cosines[hits.phrase(i)], hits.cosine(i), 1e-6);
      assertFalse(seen[hits.phrase(i)]);
      seen[hits.phrase(i)] = true;
      if (i > 0) {
        assertTrue(
            hits.cosine(i - 1) > hits.cosine(i)
                || (hits.cosine(i - 1) == hits.cosine(i) && hits.phrase(i - 1) < hits.phrase(i)));
      }
    }
  }

  private static List<String> phrases(KnowledgeBase kb) {
    TreeMap<Integer, String> keys = new TreeMap<>();
    for (int name = 0; name < kb.nameCount(); name++) {
      int phrase = kb.phrases().phrase(kb.nameText(name));
      if (phrase >= 0) {
        keys.put(phrase, Words.of(kb.nameText(name)).phraseKey());
      }
    }
    assertEquals(kb.phraseCount(), keys.size());
    return List.copyOf(keys.values());
  }

  /** Computed by hand: two documents, idf of a gram in one is ln(3/2)+1, in both 1. */
  public void testWorkedExample() throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    builder.name(builder.concept("C1"), "ab", "en", "", NameKind.SYNONYM, 0);
    builder.name(builder.concept("C2"), "ab c", "en", "", NameKind.SYNONYM, 0);
    Path directory = createTempDir().resolve("kb");
    builder.write(directory, "ngrams");
    try (KnowledgeBase kb = KnowledgeBase.open(directory)) {
      NgramHits hits = new NgramHits();
      assertEquals(2, kb.ngrams().searcher().search("ab", 5, hits));
      assertEquals(kb.phrases().phrase("ab"), hits.phrase(0));
      assertEquals(1f, hits.cosine(0), 1e-6f);
      double rare = Math.log(1.5) + 1;
      assertEquals(2 / (Math.sqrt(2) * Math.sqrt(2 + rare * rare)), hits.cosine(1), 1e-6);
      assertEquals(0, kb.ngrams().searcher().search("xyz", 5, hits));
      assertEquals(0, kb.ngrams().searcher().search("  ", 5, hits));
      expectThrows(
          IllegalArgumentException.class, () -> kb.ngrams().searcher().search("ab", 0, hits));
    }
  }
}

package io.conceptlinker.eval.baseline;

import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.linking.RankedConcept;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;

public class BaselineTests extends LuceneTestCase {

  private static final List<KbName> NAMES =
      List.of(
          new KbName("Wilson Disease", "D006527", true),
          new KbName("Hepatolenticular  Degeneration", "D006527", false),
          new KbName("Cold", "S1", false),
          new KbName("Common Cold", "S1", true),
          new KbName("cold", "S2", true),
          new KbName("Breast Neoplasms", "D001943", true),
          new KbName("Ovarian Neoplasms", "D010051", true));

  private static final List<TrainingMention> TRAINING =
      List.of(
          new TrainingMention("breast cancer", GoldConcepts.of("D001943")),
          new TrainingMention("Cold", GoldConcepts.of("S1")),
          new TrainingMention("cold", GoldConcepts.of("S1")),
          new TrainingMention("COLD", GoldConcepts.of("S2")),
          new TrainingMention("breast and ovarian cancer", GoldConcepts.parse("D001943+D010051")),
          new TrainingMention("nothing", GoldConcepts.NIL));

  private static String first(Baseline baseline, String mention) {
    List<RankedConcept> ranked = baseline.ranker(NAMES, TRAINING).rank(mention).concepts();
    return ranked.isEmpty() ? "-" : ranked.getFirst().id();
  }

  public void testExactIgnoresCaseAndSpace() {
    assertEquals("D006527", first(Baseline.EXACT, " hepatolenticular\ndegeneration "));
    assertEquals("-", first(Baseline.EXACT, "wilson diseases"));
    assertEquals("-", first(Baseline.EXACT, "breast cancer"));
  }

  public void testPreferredNameDecidesTies() {
    Ranking ranking = Baseline.EXACT.ranker(NAMES, List.of()).rank("COLD");
    assertEquals(
        List.of(new RankedConcept("S2", 0.5), new RankedConcept("S1", 0.5)), ranking.concepts());
    assertEquals("dictionary", ranking.path());
    assertEquals("S2", first(Baseline.TFIDF, "cold"));
  }

  public void testTrainingComesFirstAndCounts() {
    Ranking ranking = Baseline.TRAIN_DICTIONARY.ranker(NAMES, TRAINING).rank("cold");
    assertEquals("training", ranking.path());
    assertEquals("S1", ranking.concepts().get(0).id());
    assertEquals(2 / 3.0, ranking.concepts().get(0).score(), 1e-9);
    assertEquals("D001943+D010051", first(Baseline.TRAIN_DICTIONARY, "breast and ovarian cancer"));
    assertEquals("D006527", first(Baseline.TRAIN_DICTIONARY, "wilson disease"));
    assertEquals("-", first(Baseline.TRAIN_DICTIONARY, "nothing"));
    assertEquals(
        "a training string, not the preferred name", "S1", first(Baseline.TFIDF_TRAIN, "cold"));
    assertEquals("D001943", first(Baseline.TFIDF_TRAIN, "breast cancers"));
  }

  public void testNearestName() {
    assertEquals("D006527", first(Baseline.TFIDF, "Wilson's disease"));
    assertEquals("D006527", first(Baseline.DICTIONARY_TFIDF, "Wilson's disease"));
    assertEquals("no gram in common", "-", first(Baseline.TFIDF, "xyz"));
    assertEquals("no gram is in ten names", "-", first(Baseline.TFIDF_MIN10, "Wilson disease"));
    assertEquals(1, score(Baseline.TFIDF, "wilson disease"), 1e-6);
  }

  public void testTrainingAloneHasNeighbours() {
    Ranking ranking = Baseline.TFIDF_TRAIN.ranker(List.of(), TRAINING).rank("breast cancers");
    assertEquals("D001943", ranking.concepts().getFirst().id());
    assertEquals(List.of(), Baseline.TFIDF.ranker(List.of(), TRAINING).rank("cold").concepts());
  }

  /** The cosine by hand, as scikit-learn has it: two names share the one gram " a ". */
  public void testWeights() {
    List<KbName> names = List.of(new KbName("a b", "1", true), new KbName("a c", "2", true));
    double shared = Math.log(3 / 3.0) + 1;
    double own = Math.log(3 / 2.0) + 1;
    double length = Math.sqrt(shared * shared + own * own);
    List<RankedConcept> ranked = Baseline.TFIDF.ranker(names, List.of()).rank("A B").concepts();
    assertEquals("1", ranked.get(0).id());
    assertEquals(1, ranked.get(0).score(), 1e-6);
    assertEquals(shared * shared / (length * length), ranked.get(1).score(), 2e-6);
    assertEquals(
        shared / length,
        Baseline.TFIDF.ranker(names, List.of()).rank("a").concepts().getFirst().score(),
        2e-6);
  }

  /** The index answers as a search through all names does. */
  public void testNeighboursAreExact() {
    List<KbName> names = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      names.add(new KbName(words(), "C" + random().nextInt(120), random().nextBoolean()));
    }
    MentionRanker ranker = Baseline.TFIDF.ranker(names, List.of());
    for (int i = 0; i < 50; i++) {
      String mention = words();
      Map<String, Double> best = slowly(names, mention);
      List<Double> expected =
          best.values().stream().sorted(Comparator.reverseOrder()).limit(10).toList();
      List<RankedConcept> ranked = ranker.rank(mention).concepts();
      assertEquals(mention, expected.size(), ranked.size());
      for (int k = 0; k < expected.size(); k++) {
        assertEquals(mention, expected.get(k), ranked.get(k).score(), 1e-5);
        assertEquals(mention, best.get(ranked.get(k).id()), ranked.get(k).score(), 1e-5);
      }
    }
  }

  private static double score(Baseline baseline, String mention) {
    return baseline.ranker(NAMES, TRAINING).rank(mention).concepts().getFirst().score();
  }

  private static String words() {
    StringBuilder words = new StringBuilder();
    for (int word = 0; word <= random().nextInt(3); word++) {
      words.append(word == 0 ? "" : " ");
      for (int letter = 0; letter <= random().nextInt(5); letter++) {
        words.append((char) ('a' + random().nextInt(3)));
      }
    }
    return words.toString();
  }

  /** Cosine of each concept's best name, with maps and doubles. */
  private static Map<String, Double> slowly(List<KbName> names, String mention) {
    Set<String> texts = new HashSet<>();
    names.forEach(name -> texts.add(name.text()));
    Map<String, Integer> documents = new HashMap<>();
    texts.forEach(text -> grams(text).keySet().forEach(g -> documents.merge(g, 1, Integer::sum)));
    Map<String, Double> query = weights(mention, documents, texts.size());
    Map<String, Double> best = new HashMap<>();
    for (KbName name : names) {
      double cosine = 0;
      for (Map.Entry<String, Double> gram :
          weights(name.text(), documents, texts.size()).entrySet()) {
        cosine += gram.getValue() * query.getOrDefault(gram.getKey(), 0.0);
      }
      if (cosine > 0) {
        best.merge(name.concept(), cosine, Math::max);
      }
    }
    return best;
  }

  private static Map<String, Double> weights(String text, Map<String, Integer> documents, int n) {
    Map<String, Double> weights = new HashMap<>();
    grams(text)
        .forEach(
            (gram, count) -> {
              if (documents.containsKey(gram)) {
                weights.put(gram, count * (Math.log((1.0 + n) / (1.0 + documents.get(gram))) + 1));
              }
            });
    double length = Math.sqrt(weights.values().stream().mapToDouble(w -> w * w).sum());
    weights.replaceAll((gram, weight) -> weight / length);
    return weights;
  }

  private static Map<String, Integer> grams(String text) {
    Map<String, Integer> grams = new HashMap<>();
    for (String word : text.toLowerCase(Locale.ROOT).split(" ", -1)) {
      String padded = " " + word + " ";
      for (int i = 0; i + 3 <= padded.length(); i++) {
        grams.merge(padded.substring(i, i + 3), 1, Integer::sum);
      }
    }
    return grams;
  }
}

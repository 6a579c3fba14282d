package io.conceptlinker.eval.entity;

import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.eval.stats.Bootstrap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

public class EntityScorerTests extends LuceneTestCase {
  private static final EntityScorer SCORER =
      new EntityScorer(MatchingOrder.EXACT_FIRST, 1, Bootstrap.PROTOCOL);

  /** An entity as nervaluate writes it: its end is the last position, not one after. */
  static Entity inclusive(String type, int start, int last) {
    return new Entity(Region.of(start, last + 1), type);
  }

  private static EntityDocument document(List<Entity> gold, List<Entity> predicted) {
    return new EntityDocument("1", gold, predicted);
  }

  private static SchemaCounts counts(EntityReport report, Schema schema) {
    SchemaScore score = report.overall().get(schema);
    assertNotNull(score);
    return score.counts();
  }

  private static void assertCounts(
      EntityReport report,
      SchemaCounts strict,
      SchemaCounts exact,
      SchemaCounts partial,
      SchemaCounts type) {
    assertEquals(strict, counts(report, Schema.STRICT));
    assertEquals(exact, counts(report, Schema.EXACT));
    assertEquals(partial, counts(report, Schema.PARTIAL));
    assertEquals(type, counts(report, Schema.TYPE));
  }

  private static List<Entity> randomEntities() {
    List<Entity> entities = new ArrayList<>();
    for (int i = random().nextInt(9); i > 0; i--) {
      int start = random().nextInt(30);
      entities.add(
          inclusive(random().nextBoolean() ? "X" : "Y", start, start + random().nextInt(6)));
    }
    return entities;
  }

  /** test_compute_metrics_case_1 of nervaluate's tests/test_nervaluate.py. */
  public void testNervaluatesFirstCase() {
    List<Entity> gold =
        List.of(
            inclusive("PER", 59, 69),
            inclusive("LOC", 127, 134),
            inclusive("LOC", 164, 174),
            inclusive("LOC", 197, 205),
            inclusive("LOC", 208, 219),
            inclusive("MISC", 230, 240));
    List<Entity> predicted =
        List.of(
            inclusive("PER", 24, 30),
            inclusive("LOC", 124, 134),
            inclusive("PER", 164, 174),
            inclusive("LOC", 197, 205),
            inclusive("LOC", 208, 219),
            inclusive("LOC", 225, 243));
    for (MatchingOrder order : MatchingOrder.values()) {
      EntityReport report =
          new EntityScorer(order, 1, Bootstrap.PROTOCOL).score(List.of(document(gold, predicted)));
      assertCounts(
          report,
          new SchemaCounts(2, 3, 0, 1, 1),
          new SchemaCounts(3, 2, 0, 1, 1),
          new SchemaCounts(3, 0, 2, 1, 1),
          new SchemaCounts(3, 2, 0, 1, 1));
      assertEquals(1 / 3.0, counts(report, Schema.STRICT).f1(), 1e-12);
      assertEquals(2 / 3.0, counts(report, Schema.PARTIAL).precision(), 1e-12);
      assertEquals(2 / 3.0, counts(report, Schema.PARTIAL).recall(), 1e-12);
      assertEquals(0.5, counts(report, Schema.TYPE).f1(), 1e-12);
    }
  }

  /** The six scenarios of nervaluate's README, each alone: columns Type, Partial, Exact, Strict. */
  public void testTheSixScenarios() {
    Entity gold = inclusive("DRUG", 10, 20);
    SchemaCounts correct = new SchemaCounts(1, 0, 0, 0, 0);
    SchemaCounts incorrect = new SchemaCounts(0, 1, 0, 0, 0);
    SchemaCounts partial = new SchemaCounts(0, 0, 1, 0, 0);
    SchemaCounts missed = new SchemaCounts(0, 0, 0, 1, 0);
    SchemaCounts spurious = new SchemaCounts(0, 0, 0, 0, 1);
    assertCounts(score(List.of(gold), List.of(gold)), correct, correct, correct, correct);
    assertCounts(score(List.of(), List.of(gold)), spurious, spurious, spurious, spurious);
    assertCounts(score(List.of(gold), List.of()), missed, missed, missed, missed);
    assertCounts(
        score(List.of(gold), List.of(inclusive("BRAND", 10, 20))),
        incorrect,
        correct,
        correct,
        incorrect);
    assertCounts(
        score(List.of(gold), List.of(inclusive("DRUG", 7, 20))),
        incorrect,
        incorrect,
        partial,
        correct);
    assertCounts(
        score(List.of(gold), List.of(inclusive("BRAND", 7, 20))),
        incorrect,
        incorrect,
        partial,
        incorrect);
  }

  private static EntityReport score(List<Entity> gold, List<Entity> predicted) {
    return SCORER.score(List.of(document(gold, predicted)));
  }

  public void testExactPairsComeFirst() {
    List<Entity> gold = List.of(inclusive("X", 0, 9), inclusive("X", 5, 14));
    List<Entity> predicted = List.of(inclusive("X", 5, 14));
    assertEquals(new SchemaCounts(1, 0, 0, 1, 0), counts(score(gold, predicted), Schema.STRICT));
    EntityReport greedy =
        new EntityScorer(MatchingOrder.NERVALUATE, 1, Bootstrap.PROTOCOL)
            .score(List.of(document(gold, predicted)));
    assertEquals(new SchemaCounts(0, 1, 0, 1, 0), counts(greedy, Schema.STRICT));
  }

  public void testThenTheMostTextInTotal() {
    // The long gold entity shares 5 with the first and 4 with the second prediction, the short one
    // 2 with the first alone: taking the 5 first would leave the short one without a partner.
    List<Entity> gold = List.of(inclusive("X", 4, 12), inclusive("X", 0, 1));
    List<Entity> predicted = List.of(inclusive("X", 0, 8), inclusive("X", 9, 13));
    assertEquals(new SchemaCounts(2, 0, 0, 0, 0), counts(score(gold, predicted), Schema.TYPE));
  }

  public void testTheOverlapCanBeAskedToBeLarger() {
    List<Entity> gold = List.of(inclusive("X", 0, 9));
    List<Entity> predicted = List.of(inclusive("X", 6, 30));
    assertEquals(1, counts(score(gold, predicted), Schema.TYPE).correct());
    EntityReport half =
        new EntityScorer(MatchingOrder.EXACT_FIRST, 50, Bootstrap.PROTOCOL)
            .score(List.of(document(gold, predicted)));
    assertEquals(new SchemaCounts(0, 0, 0, 1, 1), counts(half, Schema.TYPE));
  }

  public void testDiscontinuousEntities() {
    Entity gold = new Entity(new Region(List.of(new Fragment(0, 4), new Fragment(9, 12))), "X");
    Entity gap = new Entity(Region.of(4, 9), "X");
    Entity bridge = new Entity(Region.of(0, 12), "X");
    assertEquals(1, counts(score(List.of(gold), List.of(gold)), Schema.STRICT).correct());
    assertEquals(1, counts(score(List.of(gold), List.of(gap)), Schema.TYPE).missed());
    assertEquals(1, counts(score(List.of(gold), List.of(bridge)), Schema.PARTIAL).partial());
  }

  /**
   * nervaluate 1.1.0 itself (commit fce01394) on 50 documents of 8 random entities each, made by
   * the generator below with seed 1 for the gold and 2 for the predictions.
   */
  public void testAgreesWithNervaluateOnRandomDocuments() {
    EntityReport report = nervaluate(1);
    assertCounts(
        report,
        new SchemaCounts(1, 185, 0, 214, 214),
        new SchemaCounts(3, 183, 0, 214, 214),
        new SchemaCounts(3, 0, 183, 214, 214),
        new SchemaCounts(89, 97, 0, 214, 214));
    assertType(report, "X", Schema.STRICT, new SchemaCounts(1, 66, 0, 123, 129));
    assertType(report, "Y", Schema.PARTIAL, new SchemaCounts(1, 0, 59, 150, 144));
    assertType(report, "Y", Schema.TYPE, new SchemaCounts(60, 0, 0, 150, 144));
    EntityReport half = nervaluate(50);
    assertCounts(
        half,
        new SchemaCounts(1, 137, 0, 262, 262),
        new SchemaCounts(3, 135, 0, 262, 262),
        new SchemaCounts(3, 0, 135, 262, 262),
        new SchemaCounts(76, 62, 0, 262, 262));
    assertType(half, "Y", Schema.EXACT, new SchemaCounts(2, 42, 0, 166, 160));
  }

  private static void assertType(
      EntityReport report, String type, Schema schema, SchemaCounts expected) {
    Map<Schema, SchemaCounts> counts = report.byType().get(type);
    assertNotNull(type, counts);
    assertEquals(expected, counts.get(schema));
  }

  private static EntityReport nervaluate(double minOverlap) {
    List<List<Entity>> gold = generated(1);
    List<List<Entity>> predicted = generated(2);
    List<EntityDocument> documents = new ArrayList<>();
    for (int i = 0; i < gold.size(); i++) {
      documents.add(new EntityDocument("d" + i, gold.get(i), predicted.get(i)));
    }
    return new EntityScorer(MatchingOrder.NERVALUATE, minOverlap, Bootstrap.PROTOCOL)
        .score(documents);
  }

  private static List<List<Entity>> generated(long seed) {
    long state = seed;
    List<List<Entity>> documents = new ArrayList<>();
    for (int document = 0; document < 50; document++) {
      List<Entity> entities = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int[] drawn = new int[3];
        for (int k = 0; k < 3; k++) {
          state = (state * 1103515245 + 12345) % (1L << 31);
          drawn[k] = (int) (state >> 16);
        }
        int start = drawn[0] % 60;
        entities.add(inclusive(drawn[2] % 2 == 0 ? "X" : "Y", start, start + drawn[1] % 7));
      }
      documents.add(entities);
    }
    return documents;
  }

  public void testOrderDoesNotMatter() {
    for (int round = 0; round < 50; round++) {
      List<Entity> gold = randomEntities();
      List<Entity> predicted = randomEntities();
      EntityReport report = score(gold, predicted);
      Collections.shuffle(gold, random());
      Collections.shuffle(predicted, random());
      assertEquals(report, score(gold, predicted));
    }
  }

  public void testInvariants() {
    for (int round = 0; round < 50; round++) {
      List<Entity> gold = randomEntities();
      List<Entity> predicted = randomEntities();
      EntityReport report = score(gold, predicted);
      for (Schema schema : Schema.values()) {
        SchemaCounts counts = counts(report, schema);
        assertEquals(gold.size(), counts.possible());
        assertEquals(predicted.size(), counts.actual());
        long correct = 0;
        for (Map<Schema, SchemaCounts> type : report.byType().values()) {
          correct += type.getOrDefault(schema, SchemaCounts.NONE).correct();
        }
        assertEquals(counts.correct(), correct);
        assertTrue(counts.f1() >= counts(report, Schema.STRICT).f1());
      }
      assertTrue(counts(report, Schema.PARTIAL).f1() >= counts(report, Schema.EXACT).f1());
      EntityReport itself = score(gold, gold);
      assertEquals(gold.size(), counts(itself, Schema.STRICT).correct());
      // Swapping gold and predictions swaps missed and spurious, precision and recall.
      SchemaCounts swapped = counts(score(predicted, gold), Schema.EXACT);
      assertEquals(counts(report, Schema.EXACT).missed(), swapped.spurious());
      assertEquals(counts(report, Schema.EXACT).correct(), swapped.correct());
    }
  }

  public void testDocumentsArePooledAndTypesAveraged() {
    EntityReport report =
        SCORER.score(
            List.of(
                new EntityDocument(
                    "a", List.of(inclusive("X", 0, 3)), List.of(inclusive("X", 0, 3))),
                new EntityDocument(
                    "b", List.of(inclusive("X", 0, 3), inclusive("Y", 9, 12)), List.of())));
    SchemaScore strict = report.overall().get(Schema.STRICT);
    assertNotNull(strict);
    assertEquals(new SchemaCounts(1, 0, 0, 2, 0), strict.counts());
    assertEquals(0.5, strict.f1().value(), 1e-12);
    assertEquals(3, strict.f1().n());
    assertEquals((2 / 3.0 + 0) / 2, strict.macroF1(), 1e-12);
    assertEquals((2 * (2 / 3.0) + 0) / 3, strict.weightedF1(), 1e-12);
    assertEquals(0, strict.f1().ci95().low(), 0);
    assertEquals(1, strict.f1().ci95().high(), 0);
  }

  public void testNoDocuments() {
    assertEquals(SchemaCounts.NONE, counts(SCORER.score(List.of()), Schema.STRICT));
    expectThrows(
        IllegalArgumentException.class,
        () -> new EntityScorer(MatchingOrder.EXACT_FIRST, 101, Bootstrap.PROTOCOL));
  }
}

package io.conceptlinker.eval.relation;

import io.conceptlinker.corpus.Region;
import io.conceptlinker.eval.stats.Bootstrap;
import io.conceptlinker.eval.stats.PrecisionRecall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class RelationScorerTests extends LuceneTestCase {
  private static final RelationScorer SCORER = new RelationScorer(Bootstrap.PROTOCOL);
  private static final Argument DRUG = argument(0, 7, "Chemical");
  private static final Argument EFFECT = argument(20, 28, "Disease");
  private static final Relation CAUSES = new Relation("causes", DRUG, EFFECT, true);

  private static Argument argument(int start, int end, String type) {
    return new Argument(Region.of(start, end), type);
  }

  private static RelationReport score(List<Relation> gold, List<Relation> predicted) {
    return SCORER.score(List.of(new RelationDocument("1", gold, predicted)));
  }

  private static PrecisionRecall counts(RelationReport report, RelationMode mode) {
    RelationScore score = report.modes().get(mode);
    assertNotNull(score);
    return score.micro().counts();
  }

  private static void assertRight(Relation predicted, RelationMode... right) {
    RelationReport report = score(List.of(CAUSES), List.of(predicted));
    for (RelationMode mode : RelationMode.values()) {
      int expected = List.of(right).contains(mode) ? 1 : 0;
      assertEquals(mode.label(), expected, counts(report, mode).truePositives());
      assertEquals(mode.label(), 1, counts(report, mode).gold());
    }
  }

  public void testEachModeByHand() {
    assertRight(CAUSES, RelationMode.values());
    Argument mistyped = argument(0, 7, "Gene");
    assertRight(
        new Relation("causes", mistyped, EFFECT, true), RelationMode.BOUNDARIES, RelationMode.TYPE);
    Argument shorter = argument(3, 7, "Chemical");
    assertRight(new Relation("causes", shorter, EFFECT, true), RelationMode.RELAXED);
    assertRight(new Relation("treats", DRUG, EFFECT, true));
    assertRight(new Relation("causes", EFFECT, DRUG, true));
    Argument elsewhere = argument(50, 57, "Chemical");
    assertRight(new Relation("causes", elsewhere, EFFECT, true));
  }

  public void testTheTypeModeLooksAtGoldPairsOnly() {
    Argument other = argument(40, 44, "Disease");
    RelationReport report =
        score(List.of(CAUSES), List.of(CAUSES, new Relation("causes", DRUG, other, true)));
    assertEquals(new PrecisionRecall(1, 2, 1), counts(report, RelationMode.STRICT));
    assertEquals(new PrecisionRecall(1, 1, 1), counts(report, RelationMode.TYPE));
    assertEquals(1, report.outsideGoldPairs());
    RelationReport wrongLabel =
        score(List.of(CAUSES), List.of(new Relation("treats", DRUG, EFFECT, true)));
    assertEquals(new PrecisionRecall(0, 1, 1), counts(wrongLabel, RelationMode.TYPE));
  }

  public void testUndirectedRelationsHaveNoOrder() {
    Relation gold = new Relation("binds", EFFECT, DRUG, false);
    assertEquals(gold, new Relation("binds", DRUG, EFFECT, false));
    RelationReport report =
        score(
            List.of(gold),
            List.of(new Relation("binds", EFFECT, argument(2, 9, "Chemical"), true)));
    assertEquals(1, counts(report, RelationMode.RELAXED).truePositives());
    assertEquals(0, counts(report, RelationMode.STRICT).truePositives());
    for (boolean directed : new boolean[] {true, false}) {
      RelationReport crossed =
          score(List.of(gold), List.of(new Relation("binds", EFFECT, DRUG, directed)));
      for (RelationMode mode : RelationMode.values()) {
        assertEquals(mode.label(), 1, counts(crossed, mode).truePositives());
      }
    }
  }

  public void testRepeatedRelationsCountOnceAndLabelsAreKeptApart() {
    Relation treats = new Relation("treats", DRUG, EFFECT, true);
    RelationReport report = score(List.of(CAUSES, CAUSES, treats), List.of(CAUSES, CAUSES, CAUSES));
    RelationScore strict = report.modes().get(RelationMode.STRICT);
    assertNotNull(strict);
    assertEquals(new PrecisionRecall(1, 1, 2), strict.micro().counts());
    assertEquals(new PrecisionRecall(1, 1, 1), strict.byType().byClass().get("causes"));
    assertEquals(new PrecisionRecall(0, 0, 1), strict.byType().byClass().get("treats"));
    assertEquals(0.5, strict.byType().macro().f1(), 0);
    assertEquals(2 / 3.0, strict.byType().micro().f1(), 1e-12);
  }

  private static List<Relation> randomRelations() {
    List<Relation> relations = new ArrayList<>();
    for (int i = random().nextInt(7); i > 0; i--) {
      relations.add(
          new Relation(
              random().nextBoolean() ? "a" : "b",
              randomArgument(),
              randomArgument(),
              random().nextBoolean()));
    }
    return relations;
  }

  private static Argument randomArgument() {
    int start = random().nextInt(5);
    return argument(start, start + 1 + random().nextInt(3), random().nextBoolean() ? "X" : "Y");
  }

  public void testInvariants() {
    for (int round = 0; round < 100; round++) {
      List<Relation> gold = randomRelations();
      List<Relation> predicted = randomRelations();
      RelationReport report = score(gold, predicted);
      long strict = counts(report, RelationMode.STRICT).truePositives();
      assertTrue(strict <= counts(report, RelationMode.BOUNDARIES).truePositives());
      assertTrue(strict <= counts(report, RelationMode.RELAXED).truePositives());
      assertEquals(
          counts(report, RelationMode.BOUNDARIES).truePositives(),
          counts(report, RelationMode.TYPE).truePositives());
      assertEquals(
          counts(report, RelationMode.STRICT).predicted(),
          counts(report, RelationMode.TYPE).predicted() + report.outsideGoldPairs());
      Collections.shuffle(gold, random());
      Collections.shuffle(predicted, random());
      RelationReport shuffled = score(gold, predicted);
      assertEquals(counts(report, RelationMode.STRICT), counts(shuffled, RelationMode.STRICT));
      assertEquals(
          counts(report, RelationMode.BOUNDARIES), counts(shuffled, RelationMode.BOUNDARIES));
      RelationReport itself = score(gold, gold);
      for (RelationMode mode : RelationMode.values()) {
        assertEquals(1, gold.isEmpty() ? 1 : counts(itself, mode).f1(), 0);
      }
    }
  }
}

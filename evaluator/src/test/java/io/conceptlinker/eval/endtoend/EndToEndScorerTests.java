package io.conceptlinker.eval.endtoend;

import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.eval.stats.Bootstrap;
import io.conceptlinker.eval.stats.PrecisionRecall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;

public class EndToEndScorerTests extends LuceneTestCase {
  private static final EndToEndScorer SCORER = new EndToEndScorer(Bootstrap.PROTOCOL);

  private static GoldSpan gold(int start, int end, String concepts) {
    return new GoldSpan(Region.of(start, end), GoldConcepts.parse(concepts));
  }

  private static LinkedSpan found(int start, int end, String concept) {
    return new LinkedSpan(Region.of(start, end), concept);
  }

  private static EndToEndReport score(List<GoldSpan> gold, List<LinkedSpan> found) {
    return SCORER.score(List.of(new LinkedDocument("1", gold, found)));
  }

  private static PrecisionRecall counts(int right, int predicted, int gold) {
    return new PrecisionRecall(right, predicted, gold);
  }

  public void testByHand() {
    EndToEndReport report =
        score(
            List.of(gold(0, 5, "A"), gold(10, 20, "B"), gold(30, 35, "C"), gold(40, 44, "A")),
            List.of(found(0, 5, "A"), found(12, 20, "B"), found(30, 35, "D"), found(50, 54, "E")));
    assertEquals(counts(1, 4, 4), report.strict().counts());
    assertEquals(counts(2, 4, 4), report.overlap().counts());
    assertEquals(counts(2, 4, 3), report.document().counts());
    assertEquals(0.25, report.strict().f1().value(), 0);
    assertEquals(4 / 7.0, report.document().f1().value(), 1e-12);
  }

  public void testASpanIsUsedOnce() {
    EndToEndReport report =
        score(List.of(gold(0, 10, "A")), List.of(found(0, 4, "A"), found(5, 10, "A")));
    assertEquals(counts(1, 2, 1), report.overlap().counts());
    assertEquals(counts(1, 1, 1), report.document().counts());
  }

  public void testTheConceptDecidesBetweenOverlappingSpans() {
    EndToEndReport report =
        score(
            List.of(gold(0, 10, "A"), gold(0, 10, "B")),
            List.of(found(0, 10, "B"), found(0, 3, "A")));
    assertEquals(counts(1, 2, 2), report.strict().counts());
    assertEquals(counts(2, 2, 2), report.overlap().counts());
  }

  public void testNilMentionsAreNotAskedFor() {
    EndToEndReport report = score(List.of(gold(0, 5, "-1")), List.of());
    assertEquals(counts(0, 0, 0), report.strict().counts());
    assertEquals(
        counts(0, 1, 0),
        score(List.of(gold(0, 5, "-1")), List.of(found(0, 5, "A"))).strict().counts());
  }

  public void testCompositesAskForEachConceptOfTheDocument() {
    List<GoldSpan> gold = List.of(gold(0, 5, "A+B"));
    assertEquals(counts(1, 1, 1), score(gold, List.of(found(0, 5, "A"))).strict().counts());
    assertEquals(counts(1, 1, 2), score(gold, List.of(found(0, 5, "A"))).document().counts());
    assertEquals(counts(2, 2, 2), score(gold, List.of(found(0, 5, "A+B"))).document().counts());
  }

  public void testAlternativesAskForAny() {
    List<GoldSpan> either = List.of(gold(0, 5, "A|B"));
    assertEquals(counts(1, 1, 1), score(either, List.of(found(0, 5, "B"))).document().counts());
    assertEquals(
        counts(1, 2, 1),
        score(either, List.of(found(0, 5, "B"), found(9, 12, "A"))).document().counts());
    List<GoldSpan> implied = List.of(gold(0, 5, "A|B"), gold(9, 12, "A"));
    assertEquals(counts(1, 1, 1), score(implied, List.of(found(0, 5, "A"))).document().counts());
  }

  public void testAgreesWithSetsWhereThereAreNoAlternatives() {
    for (int round = 0; round < 50; round++) {
      List<GoldSpan> gold = new ArrayList<>();
      List<LinkedSpan> found = new ArrayList<>();
      Set<List<Object>> goldSet = new HashSet<>();
      Set<List<Object>> foundSet = new HashSet<>();
      Set<String> goldIds = new HashSet<>();
      Set<String> foundIds = new HashSet<>();
      for (int i = random().nextInt(8); i > 0; i--) {
        int start = random().nextInt(4) * 5;
        String id = "C" + random().nextInt(4);
        if (random().nextBoolean()) {
          gold.add(gold(start, start + 4, id));
          goldSet.add(List.of(start, id));
          goldIds.add(id);
        } else {
          found.add(found(start, start + 4, id));
          foundSet.add(List.of(start, id));
          foundIds.add(id);
        }
      }
      EndToEndReport report = score(gold, found);
      Set<List<Object>> both = new HashSet<>(goldSet);
      both.retainAll(foundSet);
      assertEquals(counts(both.size(), foundSet.size(), goldSet.size()), report.strict().counts());
      Set<String> shared = new HashSet<>(goldIds);
      shared.retainAll(foundIds);
      assertEquals(
          counts(shared.size(), foundIds.size(), goldIds.size()), report.document().counts());
      assertTrue(
          report.overlap().counts().truePositives() >= report.strict().counts().truePositives());
      Collections.shuffle(gold, random());
      Collections.shuffle(found, random());
      assertEquals(report, score(gold, found));
    }
  }

  public void testDocumentsDoNotMix() {
    EndToEndReport report =
        SCORER.score(
            List.of(
                new LinkedDocument("1", List.of(gold(0, 5, "A")), List.of()),
                new LinkedDocument("2", List.of(), List.of(found(0, 5, "A")))));
    assertEquals(counts(0, 1, 1), report.document().counts());
    expectThrows(IllegalArgumentException.class, () -> found(0, 5, ""));
  }
}

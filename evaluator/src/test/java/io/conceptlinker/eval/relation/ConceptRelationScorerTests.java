package io.conceptlinker.eval.relation;

import io.conceptlinker.eval.stats.Bootstrap;
import io.conceptlinker.eval.stats.PrecisionRecall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

public class ConceptRelationScorerTests extends LuceneTestCase {
  private static final ConceptRelationScorer SCORER = new ConceptRelationScorer(Bootstrap.PROTOCOL);

  private static PrecisionRecall counts(
      Map<ConceptRelationMode, RelationScore> scores, ConceptRelationMode mode) {
    RelationScore score = scores.get(mode);
    assertNotNull(score);
    return score.micro().counts();
  }

  private static Map<ConceptRelationMode, RelationScore> score(
      List<ConceptRelation> gold, List<ConceptRelation> predicted) {
    return SCORER.score(List.of(new ConceptRelationDocument("1", gold, predicted)));
  }

  public void testTheLevelsByHand() {
    List<ConceptRelation> gold =
        List.of(
            new ConceptRelation("D1", "G1", "Association", "Novel"),
            new ConceptRelation("D1", "G2", "Positive_Correlation", "No"),
            new ConceptRelation("D2", "G1", "Association", "No"));
    List<ConceptRelation> predicted =
        List.of(
            new ConceptRelation("G1", "D1", "Association", "Novel"),
            new ConceptRelation("D1", "G2", "Association", "No"),
            new ConceptRelation("G1", "D2", "Association", "Novel"),
            new ConceptRelation("D3", "G3", "Bind", "Novel"));
    Map<ConceptRelationMode, RelationScore> scores = score(gold, predicted);
    assertEquals(new PrecisionRecall(3, 4, 3), counts(scores, ConceptRelationMode.PAIR));
    assertEquals(new PrecisionRecall(2, 4, 3), counts(scores, ConceptRelationMode.PAIR_TYPE));
    assertEquals(new PrecisionRecall(2, 4, 3), counts(scores, ConceptRelationMode.PAIR_NOVELTY));
    assertEquals(new PrecisionRecall(1, 4, 3), counts(scores, ConceptRelationMode.ALL));
    RelationScore typed = scores.get(ConceptRelationMode.PAIR_TYPE);
    assertNotNull(typed);
    assertEquals(new PrecisionRecall(2, 3, 2), typed.byType().byClass().get("Association"));
  }

  public void testPairsBelongToTheirDocument() {
    ConceptRelation relation = new ConceptRelation("A", "B", "x", "");
    Map<ConceptRelationMode, RelationScore> scores =
        SCORER.score(
            List.of(
                new ConceptRelationDocument("1", List.of(relation), List.of()),
                new ConceptRelationDocument("2", List.of(), List.of(relation))));
    assertEquals(new PrecisionRecall(0, 1, 1), counts(scores, ConceptRelationMode.PAIR));
  }

  /**
   * The counting of BioREDirect's src/evaluation.py (f1_score_with_details and its novelty
   * sibling): one label for each candidate pair, "None" for no relation, and a wrong label costs
   * twice.
   */
  public void testAgreesWithOneLabelForEachCandidatePair() {
    String[] types = {"None", "Association", "Bind", "Cotreatment"};
    for (int round = 0; round < 50; round++) {
      List<ConceptRelation> gold = new ArrayList<>();
      List<ConceptRelation> predicted = new ArrayList<>();
      int[] pair = new int[3];
      int[] type = new int[3];
      int[] all = new int[3];
      for (int i = 0; i < 12; i++) {
        String goldType = types[random().nextInt(4)];
        String foundType = types[random().nextInt(4)];
        String goldNovelty = random().nextBoolean() ? "Novel" : "No";
        String foundNovelty = random().nextBoolean() ? "Novel" : "No";
        boolean related = !goldType.equals("None");
        boolean found = !foundType.equals("None");
        if (related) {
          gold.add(new ConceptRelation("A" + i, "B" + i, goldType, goldNovelty));
        }
        if (found) {
          predicted.add(new ConceptRelation("B" + i, "A" + i, foundType, foundNovelty));
        }
        boolean sameType = goldType.equals(foundType);
        count(pair, related, found, related == found);
        count(type, related, found, sameType);
        count(all, related, found, sameType && goldNovelty.equals(foundNovelty));
      }
      Map<ConceptRelationMode, RelationScore> scores = score(gold, predicted);
      assertCounts(pair, counts(scores, ConceptRelationMode.PAIR));
      assertCounts(type, counts(scores, ConceptRelationMode.PAIR_TYPE));
      assertCounts(all, counts(scores, ConceptRelationMode.ALL));
      assertTrue(
          counts(scores, ConceptRelationMode.ALL).f1()
              <= counts(scores, ConceptRelationMode.PAIR_TYPE).f1());
      assertTrue(
          counts(scores, ConceptRelationMode.PAIR_NOVELTY).f1()
              <= counts(scores, ConceptRelationMode.PAIR).f1());
    }
  }

  private static void count(int[] outcomes, boolean related, boolean found, boolean same) {
    if (same) {
      outcomes[0] += related ? 1 : 0;
    } else {
      outcomes[1] += found ? 1 : 0;
      outcomes[2] += related ? 1 : 0;
    }
  }

  private static void assertCounts(int[] outcomes, PrecisionRecall counts) {
    assertEquals(outcomes[0], counts.truePositives());
    assertEquals(outcomes[1], counts.predicted() - counts.truePositives());
    assertEquals(outcomes[2], counts.gold() - counts.truePositives());
  }
}

package io.conceptlinker.eval.linking;

import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.stats.Bootstrap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class LinkingScorerTests extends LuceneTestCase {
  private static final LinkingScorer SCORER = new LinkingScorer(Bootstrap.PROTOCOL);

  static LinkingCase scored(String document, int start, String gold, String... answers) {
    GoldMention mention =
        new GoldMention(
            document, start, start + 4, "text", GoldConcepts.parse(gold), "Disorder", "en");
    List<RankedConcept> ranked = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      ranked.add(new RankedConcept(answers[i], 1.0 / (i + 1)));
    }
    return new LinkingCase(mention, ranked, new StratumFinder().strata(mention));
  }

  static List<LinkingCase> randomCases(int n) {
    List<LinkingCase> cases = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String gold =
          switch (random().nextInt(6)) {
            case 0 -> "-1";
            case 1 -> "C" + random().nextInt(9) + "|C" + random().nextInt(9);
            case 2 -> "C" + random().nextInt(9) + "+C" + random().nextInt(9);
            default -> "C" + random().nextInt(9);
          };
      String[] answers = new String[random().nextInt(12)];
      for (int k = 0; k < answers.length; k++) {
        answers[k] = "C" + random().nextInt(9);
      }
      cases.add(scored("doc" + random().nextInt(10), 10 * i, gold, answers));
    }
    return cases;
  }

  /** Ranks 1, 2, 6 and none. */
  private static final List<LinkingCase> FOUR =
      List.of(
          scored("1", 0, "A", "A", "B"),
          scored("1", 10, "A", "B", "A"),
          scored("2", 0, "A", "B", "C", "D", "E", "F", "A"),
          scored("2", 10, "A", "B"));

  public void testRecallAndReciprocalRankByHand() {
    LinkingReport report = SCORER.score(FOUR);
    assertEquals(0.25, report.recallAt(1).value(), 0);
    assertEquals(0.5, report.recallAt(2).value(), 0);
    assertEquals(0.5, report.recallAt(5).value(), 0);
    assertEquals(0.75, report.recallAt(6).value(), 0);
    assertEquals(0.75, report.recallAt(10).value(), 0);
    assertEquals((1 + 0.5 + 1 / 6.0 + 0) / 4, report.meanReciprocalRank().value(), 1e-12);
    assertEquals(4, report.recallAt(1).n());
    assertEquals(2, report.documents());
    // Document 1 has Recall@1 of 0.5, document 2 of 0; both are drawn twice often enough.
    assertEquals(0, report.recallAt(1).ci95().low(), 0);
    assertEquals(0.5, report.recallAt(1).ci95().high(), 0);
  }

  public void testAlternativesAndComposites() {
    LinkingReport report =
        SCORER.score(
            List.of(
                scored("1", 0, "A|B", "B"),
                scored("1", 10, "A+B", "B"),
                scored("1", 20, "A+B", "B+A"),
                scored("1", 30, "A+B", "A+C")));
    assertEquals(0.75, report.recallAt(1).value(), 0);
    assertEquals(0.5, report.strictRecallAt(1).value(), 0);
    assertEquals(0.75, report.meanReciprocalRank().value(), 0);
    assertEquals(0.5, report.strictMeanReciprocalRank().value(), 0);
  }

  public void testMentionsWithoutAConceptCountForNilOnly() {
    LinkingReport report =
        SCORER.score(
            List.of(
                scored("1", 0, "-1"),
                scored("1", 10, "NO_CODE", "A"),
                scored("1", 20, "A"),
                scored("2", 0, "-1"),
                scored("2", 10, "A", "A")));
    assertEquals(2, report.mentions());
    assertEquals(3, report.nilMentions());
    assertEquals(0.5, report.recallAt(1).value(), 0);
    assertEquals(2 / 3.0, report.nil().precision().value(), 1e-12);
    assertEquals(3, report.nil().precision().n());
    assertEquals(2 / 3.0, report.nil().recall().value(), 1e-12);
    assertEquals(2, report.calibration().questions());
    assertEquals(1, report.calibration().given());
  }

  public void testRepeatedRowsAreScoredOnce() {
    List<LinkingCase> cases = new ArrayList<>(FOUR);
    cases.addAll(FOUR);
    LinkingReport report = SCORER.score(cases);
    assertEquals(4, report.duplicates());
    assertEquals(SCORER.score(FOUR).recall(), report.recall());
  }

  public void testRepeatedAnswersTakeOneRank() {
    assertEquals(2, scored("1", 0, "A", "B", "B", "A").rank());
  }

  public void testOrderDoesNotMatter() {
    List<LinkingCase> cases = randomCases(80);
    LinkingReport report = SCORER.score(cases);
    Collections.shuffle(cases, random());
    LinkingReport shuffled = SCORER.score(cases);
    assertEquals(report.recall(), shuffled.recall());
    assertEquals(report.strata(), shuffled.strata());
    assertEquals(report.nil(), shuffled.nil());
    // Sums of reciprocals depend on their order in the last bits.
    assertEquals(report.meanReciprocalRank().value(), shuffled.meanReciprocalRank().value(), 1e-12);
  }

  public void testInvariants() {
    for (int round = 0; round < 10; round++) {
      LinkingReport report = SCORER.score(randomCases(60));
      for (int k = 1; k <= LinkingReport.MAX_K; k++) {
        assertTrue(report.strictRecallAt(k).value() <= report.recallAt(k).value());
        if (k > 1) {
          assertTrue(report.recallAt(k - 1).value() <= report.recallAt(k).value());
        }
      }
      assertTrue(report.recallAt(1).value() <= report.meanReciprocalRank().value());
      assertTrue(report.recallAt(1).ci95().contains(report.recallAt(1).value()));
      for (Dimension dimension : Dimension.values()) {
        List<StratumScore> values =
            report.strata().stream()
                .filter(score -> score.stratum().dimension() == dimension)
                .toList();
        if (!values.isEmpty()) {
          double hits =
              values.stream().mapToDouble(s -> s.recallAt1().value() * s.recallAt1().n()).sum();
          assertEquals(report.mentions(), values.stream().mapToLong(s -> s.recallAt1().n()).sum());
          assertEquals(report.recallAt(1).value(), hits / report.mentions(), 1e-9);
        }
      }
    }
  }

  public void testABetterAnswerNeverLowersAFigure() {
    List<LinkingCase> cases = randomCases(40);
    LinkingReport before = SCORER.score(cases);
    int changed = random().nextInt(cases.size());
    LinkingCase old = cases.get(changed);
    if (!old.mention().gold().isNil()) {
      String right = String.join("+", old.mention().gold().alternatives().getFirst());
      cases.set(
          changed,
          new LinkingCase(old.mention(), List.of(new RankedConcept(right, 1)), old.strata()));
    }
    LinkingReport after = SCORER.score(cases);
    for (int k = 1; k <= LinkingReport.MAX_K; k++) {
      assertTrue(after.recallAt(k).value() >= before.recallAt(k).value());
      assertTrue(after.strictRecallAt(k).value() >= before.strictRecallAt(k).value());
    }
  }

  public void testNothingToScore() {
    LinkingReport report = SCORER.score(List.of());
    assertTrue(Double.isNaN(report.recallAt(1).value()));
    assertTrue(report.strata().isEmpty());
  }

  public void testRefusesWhatIsNoAnswer() {
    expectThrows(IllegalArgumentException.class, () -> new RankedConcept("", 0.5));
    expectThrows(IllegalArgumentException.class, () -> new RankedConcept("A", 1.5));
    expectThrows(
        IllegalArgumentException.class,
        () -> new GoldMention("1", 4, 4, "", GoldConcepts.NIL, "", ""));
  }
}

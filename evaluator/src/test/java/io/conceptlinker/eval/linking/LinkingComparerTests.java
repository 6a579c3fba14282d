package io.conceptlinker.eval.linking;

import io.conceptlinker.eval.stats.Bootstrap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class LinkingComparerTests extends LuceneTestCase {
  private static final LinkingComparer COMPARER = new LinkingComparer(Bootstrap.PROTOCOL);

  public void testWonAndLostByHand() {
    List<LinkingCase> first =
        List.of(
            LinkingScorerTests.scored("1", 0, "A", "A"),
            LinkingScorerTests.scored("1", 10, "A", "B", "A"),
            LinkingScorerTests.scored("2", 0, "A", "A"),
            LinkingScorerTests.scored("2", 10, "-1", "A"));
    List<LinkingCase> second =
        List.of(
            LinkingScorerTests.scored("1", 0, "A", "B"),
            LinkingScorerTests.scored("1", 10, "A", "A"),
            LinkingScorerTests.scored("2", 0, "A"),
            LinkingScorerTests.scored("2", 10, "-1"));
    LinkingComparison comparison = COMPARER.compare(first, second);
    assertEquals(1 / 3.0, comparison.recallAt1().value(), 1e-12);
    assertEquals(2 / 3.0, comparison.recallAt5().value(), 1e-12);
    assertEquals((1 + 0.5 + 1) / 3 - 1 / 3.0, comparison.meanReciprocalRank().value(), 1e-12);
    assertEquals(List.of(first.get(0).mention(), first.get(2).mention()), comparison.won());
    assertEquals(List.of(first.get(1).mention()), comparison.lost());
    StratumDifference group =
        comparison.strata().stream()
            .filter(difference -> difference.stratum().dimension() == Dimension.GROUP)
            .findFirst()
            .orElseThrow();
    assertEquals(2, group.won());
    assertEquals(1, group.lost());
  }

  public void testTheDifferenceIsThatOfTheFigures() {
    List<LinkingCase> first = LinkingScorerTests.randomCases(60);
    List<LinkingCase> second = new ArrayList<>();
    for (LinkingCase scored : first) {
      List<RankedConcept> ranked = new ArrayList<>(scored.ranked());
      Collections.shuffle(ranked, random());
      second.add(new LinkingCase(scored.mention(), ranked, scored.strata()));
    }
    LinkingScorer scorer = new LinkingScorer(Bootstrap.PROTOCOL);
    LinkingReport one = scorer.score(first);
    LinkingReport other = scorer.score(second);
    Collections.shuffle(second, random());
    LinkingComparison comparison = COMPARER.compare(first, second);
    assertEquals(
        one.recallAt(1).value() - other.recallAt(1).value(), comparison.recallAt1().value(), 1e-12);
    assertEquals(
        comparison.won().size() - comparison.lost().size(),
        comparison.recallAt1().value() * one.mentions(),
        1e-9);
    assertEquals(COMPARER.compare(second, first).won(), comparison.lost());
  }

  public void testASystemDoesNotDifferFromItself() {
    List<LinkingCase> cases = LinkingScorerTests.randomCases(30);
    LinkingComparison comparison = COMPARER.compare(cases, cases);
    assertEquals(0, comparison.recallAt1().value(), 0);
    assertEquals(1, comparison.recallAt1().pValue(), 0);
    assertTrue(comparison.won().isEmpty() && comparison.lost().isEmpty());
  }

  public void testRefusesDifferentMentions() {
    List<LinkingCase> one = List.of(LinkingScorerTests.scored("7", 30, "A", "A"));
    IllegalArgumentException missing =
        expectThrows(IllegalArgumentException.class, () -> COMPARER.compare(one, List.of()));
    assertTrue(missing.getMessage(), missing.getMessage().contains("[7 30..34]"));
    expectThrows(IllegalArgumentException.class, () -> COMPARER.compare(List.of(), one));
  }
}
